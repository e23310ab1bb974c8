/** The three doors of the site, as header, footer and landing page name them. */
export const sections = [
  { label: 'Choose', path: '/choose/' },
  { label: 'Understand', path: '/understand/' },
  { label: 'Look up', path: '/reference/' },
] as const;
