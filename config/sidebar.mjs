import { globSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { parse } from 'yaml';
import { modules, shortTitle } from '../src/components/errors/catalogue.ts';

/**
 * The whole site's navigation. A page shows its own group and one link to each other group (`src/routeData.ts`);
 * previous and next follow this order. Inside a folder the order is `sidebar.order` of each page.
 */
const folder = (label, directory) => ({ label, items: [{ autogenerate: { directory } }] });

const errors = globSync('src/content/errors/*.yaml')
  .map((file) => ({ id: path.basename(file, '.yaml'), ...parse(readFileSync(file, 'utf8')) }))
  .map(({ id, module, title }) => ({ module, label: shortTitle(title), link: `/errors/${id}/` }))
  .sort((a, b) => a.label.localeCompare(b.label, 'en'));

/** Entries are pages of a route of their own, which Starlight cannot list by itself. */
const catalogue = modules.map(({ module, id, name }) => ({
  label: name,
  items: [
    { label: 'All of these', link: `/errors/#${id}` },
    ...errors.filter((error) => error.module === module).map(({ label, link }) => ({ label, link })),
  ],
}));

export const sidebar = [
  folder('Understand', 'understand'),
  {
    label: 'Look up',
    items: [
      'reference',
      folder('Primitives', 'reference/primitives'),
      folder('Tools', 'reference/tools'),
      'reference/releases-the-gil',
      'reference/versions',
      'reference/glossary',
      'reference/further-reading',
      'reference/source-texts',
      'reference/python-in-the-page',
    ],
  },
  folder('Recipes', 'recipes'),
  { label: 'Errors', items: [{ label: 'Every error', link: '/errors/' }, ...catalogue] },
];
