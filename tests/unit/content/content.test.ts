import { existsSync, globSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, test } from 'vitest';
import { parse } from 'yaml';
import { runsInPage, sidecar } from '../../../src/components/samples/sidecar.ts';
import { wordCount } from '../../../src/components/starlight/readingTime.ts';
import { dataCollections } from '../../../src/content.schemas.ts';
import { isSourceRow, sourceRows } from '../../../src/data/sourceRows.ts';

const pages = globSync('src/content/docs/**/*.mdx').map((file) => {
  const text = readFileSync(file, 'utf8');
  const [, front = '', body = ''] = /^---\n([\s\S]*?)\n---\n([\s\S]*)$/.exec(text) ?? [];
  return { file, front: parse(front) as Record<string, unknown>, body };
});
const ids = (collection: string) =>
  new Set(globSync(`src/content/${collection}/*.yaml`).map((file) => path.basename(file, '.yaml')));
const bibliography = ids('bibliography');
/** Its words come from the data collections, so it has few of its own and cites for them. */
const rendersData = (body: string): boolean =>
  /<(PrimitivesTable|ToolsTable|GlossaryList|ReadingList|SectionPages)/.test(body);

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
    for (const file of globSync('src/content/{primitives,tools,glossary,bibliography}/*.yaml')) {
      const strings = JSON.stringify(parse(readFileSync(file, 'utf8'))).match(/"(?:[^"\\]|\\.)*"/g) ?? [];
      for (const text of strings) expect((text.match(/`/g) ?? []).length % 2, `${file}: ${text}`).toBe(0);
    }
  });

  test('there are 135 source rows, each once', () => {
    expect(new Set(sourceRows.map(({ id }) => id)).size).toBe(135);
  });
});

describe('places where Python runs beside the text', () => {
  const executors = sourceRows.filter(({ due, holds }) => due === 'page' && holds.includes('executor'));
  const runs = (sample: string): boolean => {
    const file = `src/samples/${sample.replace(/\.py$/, '.yaml')}`;
    return runsInPage(sidecar.parse(existsSync(file) ? parse(readFileSync(file, 'utf8')) : {}));
  };

  test('are twelve, and two exercises that come later', () => {
    expect(executors).toHaveLength(12);
    expect(sourceRows.filter(({ due, holds }) => due === 'later' && holds.includes('executor'))).toHaveLength(2);
  });

  test.for(executors)('$id has a program with Run: $holds', ({ id }) => {
    const claiming = pages.filter(({ front }) => ((front['sourceRows'] ?? []) as string[]).includes(id));
    const samples = claiming.flatMap(({ body }) =>
      [...body.matchAll(/<Sample[^>]*\sfile="([^"]+)"/g)].map(([, file]) => file ?? ''),
    );
    expect(samples.filter(runs)).not.toEqual([]);
  });
});

describe.for(pages)('$file', ({ file, front, body }) => {
  test('shows Python only through samples that exist', () => {
    expect(body).not.toMatch(/^\s*```\s*(py|python|pycon)\s*$/m);
    for (const [, sample = ''] of body.matchAll(/<Sample[^>]*\sfile="([^"]+)"/g)) {
      expect(globSync(`src/samples/${sample}`), sample).toHaveLength(1);
    }
  });

  test('cites what it lists and lists what it cites', () => {
    const listed = (front['cites'] ?? []) as string[];
    const cited = new Set([...body.matchAll(/<Cite id="([^"]+)"/g)].map(([, id]) => id));
    expect(listed.filter((id) => !bibliography.has(id))).toEqual([]);
    expect([...cited].filter((id) => id !== undefined && !listed.includes(id))).toEqual([]);
    if (!rendersData(body)) expect(listed.filter((id) => !cited.has(id))).toEqual([]);
  });

  test('has a description that fits, rows that exist and no heading above level 2', () => {
    expect(String(front['description']).length).toBeLessThanOrEqual(160);
    expect(((front['sourceRows'] ?? []) as string[]).filter((row) => !isSourceRow(row))).toEqual([]);
    expect(body.replace(/```[\s\S]*?```/g, '')).not.toMatch(/^# /m);
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
