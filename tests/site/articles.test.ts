import { existsSync, globSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { parse as parseHtml, type HTMLElement } from 'node-html-parser';
import { describe, expect, test } from 'vitest';
import { parse as parseYaml } from 'yaml';
import { runsInPage, sidecar } from '../../src/components/samples/sidecar.ts';
import { builtPages } from './builtPages.ts';

const pages = builtPages('dist');
const articles = pages.filter(({ file }) => existsSync(`src/content/docs/${file.replace(/\/index\.html$/, '.mdx')}`));
const inSeries = articles.filter(({ file }) => file.startsWith('understand/'));
const texts = (root: HTMLElement, selector: string): string[] =>
  root.querySelectorAll(selector).map(({ textContent }) => textContent.replace(/\s+/g, ' ').trim());

/** The programs of a page; a figure may also hold a recorded session of the shell, or HTML to copy. */
const programsOf = (root: HTMLElement): HTMLElement[] =>
  root
    .querySelectorAll('figure.sample')
    .filter((figure) => /\.py(, part)?$/.test(texts(figure, 'figcaption > code').join()));

describe.for(articles)('$file', ({ file, root }) => {
  test('names the groups that hold it, with links', () => {
    const groups = root.querySelectorAll('nav[aria-label="Breadcrumb"] a');
    expect(groups.length).toBeGreaterThan(0);
    for (const link of groups) expect(`/${file}`.startsWith(link.getAttribute('href') ?? 'none')).toBe(true);
  });

  test('states its versions, level, length and number of programs', () => {
    const facts = texts(root, '.facts li').join(' · ');
    expect(facts).toMatch(/^Python 3\.\d+( to 3\.\d+)? · (first steps|working|advanced)( · \d+ min)?/);
    expect(facts).toMatch(/checked \d{4}-\d{2}-\d{2}$/);
    const programs = programsOf(root).length;
    if (programs > 0) expect(facts).toContain(programs === 1 ? '1 program ' : `${programs} programs`);
  });

  test('says in one line what it is about', () => {
    expect(texts(root, '.answer').join()).toMatch(/\w{3}/);
  });
});

describe.for(inSeries)('$file', ({ root }) => {
  test('of the learning order says which of how many it is', () => {
    const place = texts(root, 'nav[aria-label="Breadcrumb"] li').at(-1);
    expect(place).toMatch(new RegExp(`^Page \\d+ of ${inSeries.length}$`));
  });
});

test('the pages of the learning order are numbered from the first to the last', () => {
  const numbers = inSeries.map(({ root }) => Number(/Page (\d+)/.exec(texts(root, '.place li').at(-1) ?? '')?.[1]));
  expect(numbers.sort((a, b) => a - b)).toEqual(inSeries.map((_, index) => index + 1));
});

test('gives search its other names', () => {
  const without = articles.filter(({ html }) => !html.includes('data-pagefind-meta="aliases:')).map(({ file }) => file);
  expect(without).toEqual([]);
});

test('the page on threads leads to the page on asyncio', () => {
  const page = articles.find(({ file }) => file === 'reference/tools/threading/index.html');
  const links = page?.root.querySelectorAll('main a').map((link) => link.getAttribute('href'));
  expect(links).toContain('/reference/tools/asyncio/');
});

/** What is wrong with a program as a page shows it. */
const complaints = (figure: HTMLElement, sourceOf: (address: string) => string | undefined): string[] => {
  const address = figure.querySelector('figcaption a[download]')?.getAttribute('href') ?? '';
  const source = sourceOf(address);
  if (source === undefined) return [`names "${address}", which is no file`];
  const shown = figure.querySelector('pre > code')?.textContent ?? '';
  const bare = (text: string): string =>
    text
      .split('\n')
      .map((line) => line.trim())
      .join('\n')
      .trim();
  const name = address.split('/').at(-1) ?? '';
  const record = texts(figure, 'p.ran').some((text) =>
    /Ran on CPython 3\.\d+.*\d{4}-\d{2}-\d{2}|Not run by us yet: \w+/.test(text),
  );
  const numbers = figure.querySelector('pre')?.getAttribute('data-numbers');
  const wanted = shown.split('\n').map((_, index) => index + 1);
  return [
    ...(bare(source).includes(bare(shown)) && shown ? [] : [`${name} shows text that the file does not hold`]),
    ...(texts(figure, 'figcaption > code').join().startsWith(name) ? [] : [`does not say that it is ${name}`]),
    ...(record ? [] : [`${name} says neither where it ran nor why it did not`]),
    ...(numbers === undefined || numbers === wanted.join('\n') ? [] : [`${name}: the numbers of its lines are wrong`]),
  ];
};

const built = (address: string): string | undefined => {
  const file = path.join('dist', address);
  return address.endsWith('.py') && existsSync(file) ? readFileSync(file, 'utf8') : undefined;
};

/** Text in which nobody would see anything but Python. */
const isPython = (text: string): boolean =>
  /^\s*(import \w+|from [\w.]+ import \w+|(async )?def \w+\(.*|class \w+.*:|with .+:|if __name__ == .+)$/m.test(text);

describe('programs', () => {
  const withPrograms = pages.filter(({ root }) => programsOf(root).length > 0);

  test.for(withPrograms)('of $file are files that ran, or say why they did not', ({ root }) => {
    const found = programsOf(root).flatMap((figure) => complaints(figure, built));
    expect(found).toEqual([]);
  });

  test('no other block shows Python', () => {
    const found = pages.flatMap(({ file, root }) => {
      const programs = programsOf(root);
      return root
        .querySelectorAll('pre')
        .filter((block) => isPython(block.textContent) && !programs.includes(block.closest('figure') as HTMLElement))
        .map((block) => `${file}: ${block.textContent.trim().slice(0, 60)}`);
    });
    expect(found).toEqual([]);
  });

  test('offers to run every program that can run in the page', () => {
    const unrunnable = globSync('src/samples/*/*.yaml')
      .filter((file) => !runsInPage(sidecar.parse(parseYaml(readFileSync(file, 'utf8')))))
      .map((file) => `/${file.replace('src/', '').replace('.yaml', '.py')}`);
    const figures = articles.flatMap(({ root }) => programsOf(root));
    expect(figures.length).toBeGreaterThan(80);
    for (const figure of figures) {
      const address = figure.querySelector('figcaption a[download]')?.getAttribute('href') ?? '';
      const offered = figure.querySelector('sample-actions')?.getAttribute('data-runs') !== undefined;
      expect(offered, address).toBe(!unrunnable.includes(address));
    }
  });

  test('numbers the lines of every program, outside its text', () => {
    const blocks = articles.flatMap(({ root }) => programsOf(root).map((figure) => figure.querySelector('pre')));
    expect(blocks.length).toBeGreaterThan(80);
    expect(blocks.filter((block) => !block?.hasAttribute('data-numbers'))).toEqual([]);
  });

  test('that are not what they say are seen', () => {
    const figure = (name: string, code: string, ran: string, numbers = '1') =>
      parseHtml(
        `<figure class="sample"><figcaption><code>${name}</code><a download href="/samples/a/x.py"></a></figcaption><pre data-numbers="${numbers}"><code>${code}</code></pre><p class="ran">${ran}</p></figure>`,
        { blockTextElements: {} },
      ).querySelector('figure') as HTMLElement;
    const source = () => 'if x:\n    y()\n    z()\n';
    const ran = 'Ran on CPython 3.13 · Linux · 2026-11-21';
    expect(complaints(figure('x.py', 'y()\nz()', ran, '1\n2'), source)).toEqual([]);
    expect(complaints(figure('x.py', 'y()', 'Not run by us yet: needs a screen'), source)).toEqual([]);
    expect(complaints(figure('x.py', 'y(1)', ran), source)).toHaveLength(1);
    expect(complaints(figure('y.py', 'y()', ran), source)).toHaveLength(1);
    expect(complaints(figure('x.py', 'y()', ''), source)).toHaveLength(1);
    expect(complaints(figure('x.py', 'y()', ran, '1\n2'), source)).toHaveLength(1);
    expect(complaints(figure('x.py', 'y()', ran), () => undefined)).toHaveLength(1);
    expect(isPython('import threading\n')).toBe(true);
    expect(isPython('$ python3 probe.py\nwaits 3 %')).toBe(false);
  });
});
