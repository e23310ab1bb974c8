const base = import.meta.env.BASE_URL.replace(/\/?$/, '/');

/**
 * The address of a page or file of this site under whatever base path it was built for.
 * The only place in `src/` that knows the base path.
 *
 * @param path root-relative, such as `/choose/tree/`; pages end in a slash
 */
export const href = (path: string): string => {
  if (!path.startsWith('/')) throw new Error(`links are written from the root: "${path}" does not begin with a slash`);
  return base + path.slice(1);
};
