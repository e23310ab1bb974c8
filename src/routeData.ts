import { defineRouteMiddleware, type StarlightRouteData } from '@astrojs/starlight/route-data';

type SidebarEntry = StarlightRouteData['sidebar'][number];

const firstLink = (entry: SidebarEntry): Extract<SidebarEntry, { type: 'link' }> | undefined =>
  entry.type === 'link' ? entry : entry.entries.map(firstLink).find((link) => link !== undefined);

const isHere = (entry: SidebarEntry): boolean => (entry.type === 'link' ? entry.isCurrent : entry.entries.some(isHere));

/** Groups whose own groups are too many to be shown at once. */
const parted = new Set(['Errors']);

/** Keeps the group of the current page and turns every other group into a link to its first page, so that pages do not grow with the site. */
const ownGroupOnly = (sidebar: readonly SidebarEntry[]): SidebarEntry[] =>
  sidebar.map((entry) => {
    if (entry.type === 'link') return entry;
    if (isHere(entry)) return parted.has(entry.label) ? { ...entry, entries: ownGroupOnly(entry.entries) } : entry;
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
