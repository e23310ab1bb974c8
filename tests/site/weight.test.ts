import { globSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { gzipSync } from 'node:zlib';
import { parse } from 'node-html-parser';
import { describe, expect, test } from 'vitest';
import { outline } from '../../src/components/wizard/tree/outline.ts';

/** Bytes after gzip -9, without headers. Bytes are stable where seconds are not. */
const zipped = (file: string): number => gzipSync(readFileSync(file), { level: 9 }).length;

/** Everything a page fetches unasked: what it links, and what its modules import (`import()` waits for a wish). */
const fetchedBy = (page: string): string[] => {
  const root = parse(readFileSync(page, 'utf8'));
  const islands = root
    .querySelectorAll('astro-island')
    .flatMap((island) => ['component-url', 'renderer-url'].map((name) => island.getAttribute(name)));
  const linked = root
    .querySelectorAll('link[rel="stylesheet"], link[rel~="icon"], script[src], link[rel="modulepreload"]')
    .map((element) => element.getAttribute('href') ?? element.getAttribute('src'));
  const files = new Set(
    [...linked, ...islands].filter((address) => address !== undefined).map((address) => path.join('dist', address)),
  );
  for (const file of files) {
    if (!file.endsWith('.js')) continue;
    for (const [, name = ''] of readFileSync(file, 'utf8').matchAll(/(?:from|import)\s*["'](\.\/[^"']+)["']/g)) {
      files.add(path.join(path.dirname(file), name));
    }
  }
  return [...files];
};

const sum = (files: readonly string[]): number => files.reduce((bytes, file) => bytes + zipped(file), 0);
const firstVisit = (page: string): number => sum([page, ...fetchedBy(page)]);

describe('a first visit, everything but what the reader asks for', () => {
  test.for([
    ['understand/gil', 36_000],
    ['choose/thread-pool', 46_500],
    ['choose/code', 38_000],
    ['index.html', 30_000],
  ] as const)('%s weighs at most %d bytes', ([page, most]) => {
    const file = page.endsWith('.html') ? `dist/${page}` : `dist/${page}/index.html`;
    const bytes = firstVisit(file);
    console.log(`${page}: ${bytes} bytes`);
    expect(bytes).toBeLessThanOrEqual(most);
  });

  test('a page of prose brings at most 6 kB of script', () => {
    const scripts = fetchedBy('dist/understand/gil/index.html').filter((file) => file.endsWith('.js'));
    expect(scripts.length).toBeGreaterThan(0);
    expect(sum(scripts)).toBeLessThanOrEqual(6_000);
  });

  test('the wizard brings at most 12 kB of script beyond Preact and the data of the tree', () => {
    const pages = ['choose/thread-pool', 'choose/pipeline', 'choose/plain-loop', 'choose/code', 'choose/tree'];
    const all = new Set(pages.flatMap((page) => fetchedBy(`dist/${page}/index.html`)));
    const elsewhere = new Set(fetchedBy('dist/understand/gil/index.html'));
    const preact = /(preact|hooks|jsxRuntime|signals)\.module|\/client\./;
    const ours = [...all].filter((file) => file.endsWith('.js') && !preact.test(file) && !elsewhere.has(file));
    const data = gzipSync(JSON.stringify(outline), { level: 9 }).length;
    const bytes = sum(ours) - data;
    console.log(`the wizard: ${bytes} bytes of script in ${ours.length} files, and ${data} bytes of tree`);
    expect(ours.some((file) => file.includes('outline'))).toBe(true);
    expect(bytes).toBeLessThanOrEqual(12_000);
  });

  test('no page is heavier than 60 kB as HTML', () => {
    for (const page of globSync('dist/**/*.html')) expect(zipped(page), page).toBeLessThanOrEqual(60_000);
  });
});
