import { existsSync, readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { parse } from 'yaml';
import { z } from 'astro/zod';
import { ledgerEntry, type LedgerEntry } from '../../../src/content.schemas.ts';
import { addresses, listed, pages } from './pages.ts';

const entries = z.array(ledgerEntry).parse(parse(readFileSync('src/data/ledger.yaml', 'utf8')));
const page = pages.find(({ file }) => file.endsWith('reference/source-texts.mdx'));
/** What of an entry leads nowhere. */
const complaints = ({ id, sample, page, cites }: LedgerEntry): string[] => [
  ...(sample && !existsSync(`src/samples/${sample}`) ? [`${id}: there is no sample ${sample}`] : []),
  ...(addresses.has(page) ? [] : [`${id}: there is no page ${page}`]),
  ...cites
    .filter((source) => !existsSync(`src/content/bibliography/${source}.yaml`))
    .map((source) => `${id}: there is no source ${source}`),
];

describe('the ledger of the source texts', () => {
  test('leads to programs, pages and sources that exist', () => {
    expect(entries.flatMap(complaints)).toEqual([]);
  });

  test('holds each of the 17 known errors once', () => {
    const known = Array.from({ length: 17 }, (_, index) => `D-${index + 1}`);
    expect(entries.flatMap(({ defects }) => defects).sort()).toEqual(known.sort());
    expect(new Set(entries.map(({ id }) => id)).size).toBe(entries.length);
  });

  test('has its sources on its page', () => {
    const cited = new Set(entries.flatMap(({ cites }) => cites));
    expect(listed(page ?? { front: {} }, 'cites').sort()).toEqual([...cited].sort());
  });

  test('shows a program or a source for what can be shown', () => {
    const bare = entries.filter(
      ({ sample, cites, verdict }) => !sample && cites.length === 0 && verdict !== 'not reproducible',
    );
    expect(bare.map(({ id }) => id)).toEqual([]);
  });

  test('closes every backtick it opens', () => {
    for (const { id, claim, found } of entries) {
      for (const text of [claim, found]) expect((text.match(/`/g) ?? []).length % 2, `${id}: ${text}`).toBe(0);
    }
  });

  test('that leads nowhere is seen', () => {
    const [entry] = entries;
    expect(complaints({ ...(entry as LedgerEntry), sample: 'x/y.py', page: '/no/', cites: ['no'] })).toHaveLength(3);
    expect(ledgerEntry.safeParse({ ...entry, verdict: 'right' }).success).toBe(false);
  });
});
