/** A name of its own for each picture of a page: `picture-1`, `picture-2`; ids inside a drawing begin with it. */
export const pictureName = (page: { pictures?: number }): string => {
  page.pictures = (page.pictures ?? 0) + 1;
  return `picture-${page.pictures}`;
};
