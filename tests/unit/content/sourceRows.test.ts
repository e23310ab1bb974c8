import { existsSync, readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { runsInPage } from '../../../src/components/samples/sidecar.ts';
import { tree } from '../../../src/components/wizard/tree/tree.ts';
import { sourceRows } from '../../../src/data/sourceRows.ts';
import { listed, pages, sidecarOf } from './pages.ts';
import { siteRows, type Shown } from './siteRows.ts';

const due = (when: (typeof sourceRows)[number]['due']): string[] =>
  sourceRows.filter((row) => row.due === when).map(({ id }) => id);

/** Who claims each row: pages of prose in their front matter, recommendations of the wizard in theirs. */
const claims = new Map<string, string[]>();
for (const [who, rows] of [
  ...pages.map((page) => [page.file, listed(page, 'sourceRows')] as const),
  ...Object.entries(tree.leaves).map(([id, leaf]) => [`/choose/${id}/`, leaf.sourceRows] as const),
]) {
  for (const row of rows) claims.set(row, [...(claims.get(row) ?? []), who]);
}

/** Rows of a list that nobody claims. */
const unclaimed = (rows: readonly string[], by: ReadonlyMap<string, unknown>): string[] =>
  rows.filter((row) => !by.has(row));

/** Tests of a map that are not there. */
const missing = (shown: Readonly<Record<string, readonly Shown[]>>, read: (file: string) => string): string[] =>
  Object.entries(shown).flatMap(([row, tests]) =>
    tests
      .filter(({ file, title }) => !read(file).includes(`'${title}'`))
      .map(({ file, title }) => `${row}: ${file} has no test '${title}'`),
  );
const textOf = (file: string): string => (existsSync(file) ? readFileSync(file, 'utf8') : '');

describe('source rows', () => {
  test('are 135, each once', () => {
    expect(sourceRows).toHaveLength(135);
    expect(new Set(sourceRows.map(({ id }) => id)).size).toBe(135);
  });

  test('due by a page are claimed by a page or a recommendation', () => {
    expect(unclaimed(due('page'), claims)).toEqual([]);
  });

  test('due by the site have their tests', () => {
    expect(Object.keys(siteRows).sort()).toEqual(due('site').sort());
    expect(missing(siteRows, textOf)).toEqual([]);
  });

  test('due later or by nobody are claimed by no page', () => {
    const early = [...due('later'), ...due('none')].filter((row) => claims.has(row));
    expect(early.map((row) => `${row} is claimed by ${claims.get(row)?.join(', ')}: change its \`due\``)).toEqual([]);
  });

  test('that are missed are seen', () => {
    expect(unclaimed(['A04', 'A05'], new Map([['A04', []]]))).toEqual(['A05']);
    const shown = { A01: [{ file: 'x.test.ts', title: 'is so' }] };
    expect(missing(shown, () => "test('is so', () => {})")).toEqual([]);
    expect(missing(shown, () => "test('is so no more', () => {})")).toHaveLength(1);
    expect(missing(shown, () => '')).toHaveLength(1);
  });
});

describe('places where Python runs beside the text', () => {
  const executors = sourceRows.filter(({ due, holds }) => due === 'page' && holds.includes('executor'));
  const runs = (sample: string): boolean => {
    return runsInPage(sidecarOf(sample));
  };

  test('are twelve, and two exercises that come later', () => {
    expect(executors).toHaveLength(12);
    expect(sourceRows.filter(({ due, holds }) => due === 'later' && holds.includes('executor'))).toHaveLength(2);
  });

  test.for(executors)('$id has a program with Run: $holds', ({ id }) => {
    const claiming = pages.filter((page) => listed(page, 'sourceRows').includes(id));
    const samples = claiming.flatMap(({ body }) =>
      [...body.matchAll(/<Sample[^>]*\sfile="([^"]+)"/g)].map(([, file]) => file ?? ''),
    );
    expect(samples.filter(runs)).not.toEqual([]);
  });
});
