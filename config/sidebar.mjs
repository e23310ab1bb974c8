/**
 * The whole site's navigation. A page shows its own group and one link to each other group (`src/routeData.ts`);
 * previous and next follow this order. Inside a folder the order is `sidebar.order` of each page.
 */
const folder = (label, directory) => ({ label, items: [{ autogenerate: { directory } }] });

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
];
