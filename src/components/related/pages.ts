import { getCollection } from 'astro:content';
import { tree } from '../wizard/tree/tree.ts';
import type { Page } from './relatedPages.ts';

/** Every article, every error and every recommendation of the wizard, with the pages it names. */
export const pages = async (): Promise<Page[]> => [
  ...Object.entries(tree.leaves).map(([id, { use, pages }]) => ({
    path: `/choose/${id}/`,
    title: use,
    related: pages,
  })),
  ...(await getCollection('errors')).map(({ id, data }) => ({
    path: `/errors/${id}/`,
    title: data.title,
    related: data.related,
  })),
  ...(await getCollection('docs')).map(({ id, data }) => ({
    path: `/${id}/`,
    title: data.title,
    related: data.related,
  })),
];
