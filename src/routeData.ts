import { defineRouteMiddleware, type StarlightRouteData } from '@astrojs/starlight/route-data';

type SidebarEntry = StarlightRouteData['sidebar'][number];

const firstLink = (entry: SidebarEntry): Extract<SidebarEntry, { type: 'link' }> | undefined =>
  entry.type === 'link' ? entry : entry.entries.map(firstLink).find((link) => link !== undefined);

const isHere = (entry: SidebarEntry): boolean => (entry.type === 'link' ? entry.isCurrent : entry.entries.some(isHere));

const count = (entry: SidebarEntry): number =>
  entry.type === 'link' ? 1 : entry.entries.reduce((sum, inner) => sum + count(inner), 0);

/** A group with more pages than this shows only one of its own groups at once. */
const mostShown = 60;

/** Keeps the group of the current page and turns every other group into a link to its first page, so that pages do not grow with the site. */
const ownGroupOnly = (sidebar: readonly SidebarEntry[]): SidebarEntry[] =>
  sidebar.map((entry) => {
    if (entry.type === 'link') return entry;
    if (isHere(entry)) return count(entry) > mostShown ? { ...entry, entries: ownGroupOnly(entry.entries) } : entry;
    const first = firstLink(entry);
    return first ? { ...first, label: entry.label } : entry;
  });

/** Starlight ends every link in a slash, also one that leads to a place on a page. */
const repaired = (entry: SidebarEntry): SidebarEntry =>
  entry.type === 'link'
    ? { ...entry, href: entry.href.replace(/(#[^/]+)\/$/, '$1') }
    : { ...entry, entries: entry.entries.map(repaired) };

export const onRequest = defineRouteMiddleware((context) => {
  const route = context.locals.starlightRoute;
  route.sidebar = ownGroupOnly(route.sidebar).map(repaired);
});
