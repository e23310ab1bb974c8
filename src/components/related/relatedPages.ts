/** A page as far as others relate to it. */
export interface Page {
  /** Root-relative, ending in a slash. */
  readonly path: string;
  readonly title: string;
  /** Paths of the pages it names. */
  readonly related: readonly string[];
}

/** The parts of the site in the order in which related pages are listed. */
const parts = [
  { label: 'Choose', start: '/choose/' },
  { label: 'Recipes', start: '/recipes/' },
  { label: 'Understand', start: '/understand/' },
  { label: 'Look up', start: '/reference/' },
  { label: 'Errors', start: '/errors/' },
] as const;

export interface RelatedGroup {
  readonly label: (typeof parts)[number]['label'];
  readonly pages: readonly Page[];
}

/**
 * The pages that a page names and those that name it: who names whom makes no difference, so that every relation is
 * written once and shown on both sides; a page that does not exist is left out (a test finds such names).
 */
export const relatedTo = (path: string, pages: readonly Page[]): RelatedGroup[] => {
  const own = pages.find((page) => page.path === path)?.related ?? [];
  const found = pages.filter((page) => own.includes(page.path) || page.related.includes(path));
  return parts
    .map(({ label, start }) => ({ label, pages: found.filter((page) => page.path.startsWith(start)) }))
    .filter((group) => group.pages.length > 0);
};
