import { globSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import * as pagefind from 'pagefind';
import { parse } from 'yaml';

const good = (answer) => {
  if (answer.errors.length > 0) throw new Error(`Pagefind: ${answer.errors.join('; ')}`);
  return answer;
};

const entriesOf = (collection) =>
  globSync(`src/content/${collection}/*.yaml`).map((file) => ({
    id: path.basename(file, '.yaml'),
    ...parse(readFileSync(file, 'utf8')),
  }));

const plain = (text) => text.replaceAll('`', '');

/** Terms and primitives are results of their own: who looks for one wants its definition, not a page of seventy. */
const records = () => [
  ...entriesOf('glossary').map(({ id, term, definition, aliases = [], keywords = [] }) => ({
    url: `/reference/glossary/#${id}`,
    content: plain(definition),
    meta: { title: term, kind: 'Glossary', aliases: [...aliases, ...keywords].join(' · ') },
  })),
  ...entriesOf('primitives').map(({ id, name, module, purpose, mistake, asyncio, multiprocessing }) => ({
    url: `/reference/primitives/#${id}`,
    content: plain(`${purpose} ${mistake}`),
    meta: {
      title: `${module}.${name}`,
      kind: 'Primitives',
      aliases: [name, asyncio.name, multiprocessing.name].filter(Boolean).join(' · '),
    },
  })),
];

/** Writes Pagefind's index of all pages that are marked as searchable into `dist/pagefind/`. */
export const searchIndex = () => ({
  name: 'search-index',
  hooks: {
    'astro:build:done': async ({ dir, logger }) => {
      const folder = fileURLToPath(dir);
      const bundle = `${folder}pagefind`;
      // Readers search for `+=` and `@`; without this they are cut away.
      const { index } = good(await pagefind.createIndex({ includeCharacters: '+=@', writePlayground: false }));
      const { page_count: pages } = good(await index.addDirectory({ path: folder }));
      for (const record of records()) good(await index.addCustomRecord({ language: 'en', ...record }));
      good(await index.writeFiles({ outputPath: bundle }));
      await pagefind.close();
      // The dialog is ours; Pagefind's own interfaces would only be carried along.
      for (const file of globSync('pagefind-{component-ui,highlight,modular-ui,ui}.*', { cwd: bundle }))
        rmSync(`${bundle}/${file}`);
      // With this list the dialog can tell "not found" from "not loaded".
      writeFileSync(`${bundle}/parts.json`, JSON.stringify(readdirSync(`${bundle}/index`)));
      logger.info(`${pages} pages read`);
    },
  },
});
