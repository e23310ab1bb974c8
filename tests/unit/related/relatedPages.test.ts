import { expect, test } from 'vitest';
import { relatedTo, type Page } from '../../../src/components/related/relatedPages.ts';

const page = (path: string, ...related: string[]): Page => ({ path, title: path, related });
const pages = [
  page('/choose/thread-pool/', '/understand/gil/'),
  page('/understand/gil/', '/reference/tools/threading/'),
  page('/reference/tools/threading/'),
  page('/recipes/downloads/', '/choose/thread-pool/', '/understand/gil/'),
];
const paths = (path: string) =>
  relatedTo(path, pages).map(({ label, pages }) => [label, pages.map(({ path }) => path)]);

test('a relation shows on both sides, sorted into the parts of the site', () => {
  expect(paths('/understand/gil/')).toEqual([
    ['Choose', ['/choose/thread-pool/']],
    ['Recipes', ['/recipes/downloads/']],
    ['Look up', ['/reference/tools/threading/']],
  ]);
  expect(paths('/reference/tools/threading/')).toEqual([['Understand', ['/understand/gil/']]]);
});

test('a page that nothing relates to has no groups', () => {
  expect(relatedTo('/pages/', pages)).toEqual([]);
});

test('a name that leads nowhere is left out', () => {
  expect(relatedTo('/a/', [page('/a/', '/b/')])).toEqual([]);
});
