/**
 * The address of the source, for edit and report links, or undefined where there is none to show. Some hosts set
 * REPOSITORY_URL by themselves, with an access token in it: nothing but host and path may reach a page.
 *
 * @param address what REPOSITORY_URL says
 */
export const repositoryOf = (address: string | undefined): string | undefined => {
  if (!address || !/^https?:/.test(address) || !URL.canParse(address)) return undefined;
  const { origin, pathname } = new URL(address);
  return origin + pathname.replace(/\/$/, '').replace(/\.git$/, '');
};
