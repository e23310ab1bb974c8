/** The parts of the site, as header and footer name them. */
export const sections = [
  { label: 'Choose', path: '/choose/' },
  { label: 'Understand', path: '/understand/' },
  { label: 'Look up', path: '/reference/' },
  { label: 'Recipes', path: '/recipes/' },
  { label: 'Errors', path: '/errors/' },
  { label: 'Playground', path: '/playground/' },
] as const;
