import { globSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, test } from 'vitest';
import { parse } from 'yaml';
import { wordCount } from '../../../src/components/starlight/readingTime.ts';
import { tree } from '../../../src/components/wizard/tree/tree.ts';
import { dataCollections } from '../../../src/content.schemas.ts';
import { isSourceRow } from '../../../src/data/sourceRows.ts';
import { addresses, addressOf, listed, pages, rendersData } from './pages.ts';

const ids = (collection: string) =>
  new Set(globSync(`src/content/${collection}/*.yaml`).map((file) => path.basename(file, '.yaml')));
const bibliography = ids('bibliography');
describe('data', () => {
  test.for(Object.keys(dataCollections))('every entry of %s fits its schema and cites what exists', (collection) => {
    const files = globSync(`src/content/${collection}/*.yaml`);
    expect(files.length).toBeGreaterThan(0);
    for (const file of files) {
      const entry = dataCollections[collection as keyof typeof dataCollections].parse(
        parse(readFileSync(file, 'utf8')),
      );
      const cited = 'cites' in entry ? entry.cites : [];
      expect(
        cited.filter((id) => !bibliography.has(id)),
        file,
      ).toEqual([]);
    }
  });

  test('changes cite what exists and lead to pages that exist', () => {
    const paths = new Set(pages.map(({ file }) => `/${file.replace(/^src\/content\/docs\/|(\/?index)?\.mdx$/g, '')}/`));
    for (const file of globSync('src/content/changes/*.yaml')) {
      const { version, changes } = dataCollections.changes.parse(parse(readFileSync(file, 'utf8')));
      expect(path.basename(file, '.yaml')).toBe(version);
      for (const { what, cites, page } of changes) {
        expect(
          [...cites].filter((id) => !bibliography.has(id)),
          what,
        ).toEqual([]);
        expect(paths, what).toContain(page.replace(/#.*/, ''));
      }
    }
  });

  test('a misspelt key is refused with its name', () => {
    const bad = {
      title: 'x',
      author: 'x',
      date: '2026',
      url: 'https://example.org',
      kind: 'book',
      why: 'because',
      recomended: true,
    };
    expect(() => dataCollections.bibliography.parse(bad)).toThrow('recomended');
  });

  test('sentences close every backtick they open', () => {
    for (const file of globSync('src/content/{primitives,tools,glossary,bibliography,changes}/*.yaml')) {
      const strings = JSON.stringify(parse(readFileSync(file, 'utf8'))).match(/"(?:[^"\\]|\\.)*"/g) ?? [];
      for (const text of strings) expect((text.match(/`/g) ?? []).length % 2, `${file}: ${text}`).toBe(0);
    }
  });

  test('recommendations name pages that exist', () => {
    const named = Object.values(tree.leaves).flatMap(({ pages }) => pages);
    expect(named.filter((name) => !addresses.has(name))).toEqual([]);
  });
});

describe.for(pages)('$file', (page) => {
  const { file, front, body } = page;

  test('shows Python only through samples that exist', () => {
    expect(body).not.toMatch(/^\s*```\s*(py|python|pycon)\s*$/m);
    for (const [, sample = ''] of body.matchAll(/<Sample[^>]*\sfile="([^"]+)"/g)) {
      expect(globSync(`src/samples/${sample}`), sample).toHaveLength(1);
    }
  });

  test('cites what it lists and lists what it cites', () => {
    const cites = listed(page, 'cites');
    const cited = new Set([...body.matchAll(/<Cite id="([^"]+)"/g)].map(([, id]) => id));
    expect(cites.filter((id) => !bibliography.has(id))).toEqual([]);
    expect([...cited].filter((id) => id !== undefined && !cites.includes(id))).toEqual([]);
    if (!rendersData(body)) expect(cites.filter((id) => !cited.has(id))).toEqual([]);
  });

  test('names at least one source, or shows data that names its own', () => {
    if (front['kind'] !== 'app' && !rendersData(body)) expect(listed(page, 'cites')).not.toEqual([]);
  });

  test('has a description that fits, rows that exist and no heading above level 2', () => {
    expect(String(front['description']).length).toBeLessThanOrEqual(160);
    expect(listed(page, 'sourceRows').filter((row) => !isSourceRow(row))).toEqual([]);
    expect(body.replace(/```[\s\S]*?```/g, '')).not.toMatch(/^# /m);
  });

  test('relates to pages that exist, and not to itself', () => {
    const own = addressOf(file);
    expect(listed(page, 'related').filter((name) => name === own || !addresses.has(name))).toEqual([]);
  });

  test('is no stub', () => {
    expect(wordCount(body), file).toBeGreaterThanOrEqual(rendersData(body) ? 25 : 300);
  });

  test('keeps the words of prose.md', () => {
    expect(body).not.toMatch(
      /\b(it['’]s important to note|in this section we|dive into|seamless(ly)?|in today['’]s world)\b/i,
    );
  });
});
