/**
 * The whole site's navigation. A page shows its own group and one link to each other group (`src/routeData.ts`);
 * previous and next follow this order. Inside a folder the order is `sidebar.order` of each page.
 */
export const sidebar = [
  { label: 'Understand', items: [{ autogenerate: { directory: 'understand' } }] },
  {
    label: 'Look up',
    items: [
      'reference',
      'reference/primitives',
      { label: 'Tools', items: [{ autogenerate: { directory: 'reference/tools' } }] },
      'reference/glossary',
      'reference/further-reading',
      'reference/python-in-the-page',
    ],
  },
];
