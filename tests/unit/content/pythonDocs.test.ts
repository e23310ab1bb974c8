import { globSync, readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { parse } from 'yaml';

const folder = 'tests/unit/content/pythonDocs';
const start = 'https://docs.python.org/3/';

type Anchors = ReadonlyMap<string, ReadonlySet<string>>;

const known = (...texts: readonly string[]): Anchors => {
  const pages = new Map<string, Set<string>>();
  for (const line of texts.flatMap((text) => text.split('\n'))) {
    const [page = '', ...anchors] = line.split(' ');
    if (!page.endsWith('.html')) continue;
    const all = pages.get(page) ?? new Set();
    anchors.forEach((anchor) => all.add(anchor));
    pages.set(page, all);
  }
  return pages;
};

/** What is wrong with a link to Python's documentation, or undefined. */
const wrong = (link: string, anchors: Anchors): string | undefined => {
  if (!link.startsWith(start)) return `is not under ${start}`;
  const [page = '', anchor] = link.slice(start.length).split('#');
  const there = anchors.get(page);
  if (page === '') return undefined;
  if (!there) return `names ${page}, which is on neither list of pages`;
  return anchor === undefined || there.has(anchor) ? undefined : `names #${anchor}, which ${page} is not known to have`;
};

const linksIn = (text: string): string[] =>
  [...text.matchAll(/https?:\/\/docs\.python\.org[^\s"'`)<>\]}|,]*/g)].map(([link]) => link.replace(/[.;:]$/, ''));

const anchors = known(readFileSync(`${folder}/anchors.txt`, 'utf8'), readFileSync(`${folder}/seen.txt`, 'utf8'));
const unchecked = (parse(readFileSync(`${folder}/unchecked.yaml`, 'utf8')) ?? {}) as Record<string, string>;
const used = globSync('src/**/*.{mdx,yaml,ts,tsx,astro,py,json}').flatMap((file) =>
  linksIn(readFileSync(file, 'utf8')).map((link) => ({ file, link })),
);

describe('links to Python’s documentation', () => {
  test('go to pages and anchors that exist', () => {
    expect(used.length).toBeGreaterThan(30);
    const found = used
      .filter(({ link }) => !(link in unchecked))
      .flatMap(({ file, link }) => {
        const why = wrong(link, anchors);
        return why ? [`${file}: ${link} ${why}; mend it, or say in ${folder}/unchecked.yaml why it is right`] : [];
      });
    expect(found).toEqual([]);
  });

  test('that cannot be checked are still used, and still cannot', () => {
    const links = new Set(used.map(({ link }) => link));
    expect(Object.keys(unchecked).filter((link) => !links.has(link))).toEqual([]);
    expect(Object.keys(unchecked).filter((link) => wrong(link, anchors) === undefined)).toEqual([]);
    for (const [link, why] of Object.entries(unchecked)) expect(why, link).toMatch(/\w{3}/);
  });

  test.for([
    ['https://docs.python.org/3.14/library/queue.html', 'is not under'],
    ['http://docs.python.org/3/library/queue.html', 'is not under'],
    ['https://docs.python.org/3/library/quue.html', 'neither list'],
    ['https://docs.python.org/3/library/queue.html#queue.Queue.shut', '#queue.Queue.shut'],
  ] as const)('%s is refused', ([link, why]) => {
    expect(wrong(link, anchors)).toContain(why);
  });

  test.for([
    'https://docs.python.org/3/',
    'https://docs.python.org/3/library/queue.html',
    'https://docs.python.org/3/library/queue.html#queue.Queue.task_done',
    'https://docs.python.org/3/library/queue.html#queue.Queue.shutdown',
    'https://docs.python.org/3/library/threading.html#thread-objects',
  ])('%s is taken', (link) => {
    expect(wrong(link, anchors)).toBeUndefined();
  });

  test('are found in prose, data and programs', () => {
    const text =
      'url: https://docs.python.org/3/a.html\n[x](https://docs.python.org/3/b.html#c), "https://docs.python.org/3/d.html".';
    expect(linksIn(text)).toEqual([
      'https://docs.python.org/3/a.html',
      'https://docs.python.org/3/b.html#c',
      'https://docs.python.org/3/d.html',
    ]);
  });
});
