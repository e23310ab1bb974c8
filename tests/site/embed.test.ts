import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { builtPages } from './builtPages.ts';

const builds = [
  { folder: 'dist', base: '/' },
  { folder: '.vitest/gilded', base: '/gilded/' },
];

describe.for(builds)('in the build in $folder', ({ folder, base }) => {
  const pages = builtPages(folder);
  const page = (file: string) => {
    const found = pages.find((other) => other.file === file);
    if (!found) throw new Error(`${folder} has no ${file}`);
    return found;
  };

  test('the page for frames has nothing of the site around it, and search engines are sent to the whole wizard', () => {
    const { root } = page('embed/choose/index.html');
    expect(root.querySelectorAll('header, nav, [data-pagefind-body]')).toEqual([]);
    expect(root.querySelector('meta[name="robots"]')?.getAttribute('content')).toBe('noindex');
    const canonical = new URL(root.querySelector('link[rel="canonical"]')?.getAttribute('href') ?? '');
    expect(canonical.pathname).toBe(`${base}choose/`);
    expect(readFileSync(`${folder}/sitemap-0.xml`, 'utf8')).not.toContain('/embed/choose/');
  });

  test('every link in it opens a new tab', () => {
    const { root } = page('embed/choose/index.html');
    expect(root.querySelector('base')?.attributes).toEqual({ target: '_blank' });
    expect(root.querySelectorAll('main a[href]').length).toBeGreaterThan(1);
    for (const link of root.querySelectorAll('a[target]')) expect(link.getAttribute('target')).toBe('_blank');
  });

  test('the snippet and the example frame it', () => {
    const { root } = page('choose/embed/index.html');
    expect(root.querySelector('iframe')?.getAttribute('src')).toBe(`${base}embed/choose/`);
    expect(root.querySelector('figure pre')?.innerHTML).toMatch(new RegExp(`://[^/"]+${base}embed/choose/`));
  });

  test('only the page with the example may hold a frame', () => {
    const policyOf = ({ root }: (typeof pages)[number]) =>
      root.querySelector('meta[http-equiv="Content-Security-Policy"]')?.getAttribute('content') ?? '';
    const holding = pages.filter((other) => policyOf(other).includes('frame-src')).map(({ file }) => file);
    expect(holding).toEqual(['choose/embed/index.html']);
  });
});
