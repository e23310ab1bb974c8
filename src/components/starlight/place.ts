import type { StarlightRouteData } from '@astrojs/starlight/route-data';

type SidebarEntry = StarlightRouteData['sidebar'][number];
type SidebarLink = Extract<SidebarEntry, { type: 'link' }>;

const linksOf = (entry: SidebarEntry): SidebarLink[] =>
  entry.type === 'link' ? [entry] : entry.entries.flatMap(linksOf);

export interface Place {
  /** The groups that hold the page, outermost first, each with its overview; not the overview for itself. */
  readonly groups: readonly { readonly label: string; readonly href: string }[];
  /** Where it stands among the pages of its outermost group, the overview not counted. */
  readonly position: { readonly number: number; readonly of: number } | undefined;
}

/** Where the current page stands in the navigation. */
export const placeIn = (sidebar: readonly SidebarEntry[]): Place => {
  const groups: { label: string; href: string }[] = [];
  let entries = sidebar;
  for (;;) {
    const group = entries.find((entry) => entry.type === 'group' && linksOf(entry).some(({ isCurrent }) => isCurrent));
    if (group?.type !== 'group') break;
    const overview = linksOf(group)[0];
    if (overview && !overview.isCurrent) groups.push({ label: group.label, href: overview.href });
    entries = group.entries;
  }
  const outermost = sidebar.find((entry) => linksOf(entry).some(({ isCurrent }) => isCurrent));
  const pages = outermost?.type === 'group' ? linksOf(outermost).slice(1) : [];
  const number = pages.findIndex(({ isCurrent }) => isCurrent) + 1;
  return { groups, position: number > 0 ? { number, of: pages.length } : undefined };
};
