import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, test } from 'vitest';
import { tree } from '../../src/components/wizard/tree/tree.ts';
import { builtPages } from './builtPages.ts';

/** What was built at the root of a host, and what was built to stand under /gilded/. */
const builds = [
  { folder: 'dist', base: '/' },
  { folder: '.vitest/gilded', base: '/gilded/' },
];

describe.for(builds)('the build in $folder', ({ folder, base }) => {
  const pages = builtPages(folder);
  const ids = new Map(pages.map(({ file, root }) => [file, root.querySelectorAll('[id]').map(({ id }) => id)]));

  test('has pages', () => {
    expect(pages.length).toBeGreaterThan(25);
  });

  test.for(pages)('every link and fragment of $file resolves', ({ file, root }) => {
    const here = new URL(base + file.replace(/index\.html$/, ''), 'https://site.test');
    const broken: string[] = [];
    for (const element of root.querySelectorAll('a[href], link[href], script[src], img[src]')) {
      const address = element.getAttribute('href') ?? element.getAttribute('src') ?? '';
      const target = new URL(address, here);
      if (target.origin !== here.origin) continue;
      const inside = target.pathname.startsWith(base) ? target.pathname.slice(base.length) : undefined;
      const wanted = inside === '' || inside?.endsWith('/') ? `${inside}index.html` : inside;
      const fragment = decodeURIComponent(target.hash.slice(1));
      const there = wanted !== undefined && existsSync(path.join(folder, wanted));
      if (!there || (fragment && wanted.endsWith('.html') && !ids.get(wanted)?.includes(fragment)))
        broken.push(address);
    }
    expect(broken).toEqual([]);
  });

  test.for(pages)('$file has one h1, headings in order and each id once', ({ file, root }) => {
    const levels = root.querySelectorAll('main h1, main h2, main h3, main h4').map(({ tagName }) => Number(tagName[1]));
    expect(levels.filter((level) => level === 1)).toHaveLength(1);
    expect(levels[0]).toBe(1);
    levels.forEach((level, index) => expect(level).toBeLessThanOrEqual((levels[index - 1] ?? 0) + 1));
    const all = ids.get(file) ?? [];
    expect(all.filter((id, index) => all.indexOf(id) !== index)).toEqual([]);
  });

  test.for(pages)('$file carries the policy first, a description, and no style attribute of ours', ({ html, root }) => {
    const head = html.slice(html.indexOf('<head>'));
    expect(head).toMatch(/^<head>\s*<meta charset="utf-8"\s*\/?><meta http-equiv="Content-Security-Policy"/i);
    expect(root.querySelector('meta[name="description"]')?.getAttribute('content')?.length).toBeGreaterThan(20);
    // Starlight indents its table of contents and sizes its icons so; everything else would be ours.
    const styles = root.querySelectorAll('[style]').map((element) => element.getAttribute('style') ?? '');
    expect(styles.filter((style) => !/^--(depth|sl-icon-size):[^;]*;?$/.test(style))).toEqual([]);
  });

  test('only question pages and the 404 page ask search engines to stay away and are not in the sitemap', () => {
    const questions = [
      '404.html',
      'choose/print/index.html',
      'embed/choose/index.html',
      ...Object.keys(tree.questions).map((id) => `choose/${id}/index.html`),
    ].sort();
    const kept = pages.filter(({ html }) => /<meta name="robots" content="noindex"/.test(html)).map(({ file }) => file);
    expect(kept.sort()).toEqual(questions);
    const unsearched = pages.filter(({ html }) => !html.includes('data-pagefind-body')).map(({ file }) => file);
    expect(unsearched.sort()).toEqual([...questions, 'pages/index.html'].sort());
    const mapped = readFileSync(path.join(folder, 'sitemap-0.xml'), 'utf8').match(/(?<=<loc>)[^<]+/g) ?? [];
    const places = mapped.map((address) => `${new URL(address).pathname.slice(base.length)}index.html`);
    expect(places.sort()).toEqual(
      pages
        .map(({ file }) => file)
        .filter((file) => !questions.includes(file))
        .sort(),
    );
  });
});

describe('the tree as data', () => {
  const published = JSON.parse(readFileSync('dist/choose/tree.json', 'utf8')) as { $schema: string };

  test('stands beside a schema that names its parts', () => {
    const schema = JSON.parse(readFileSync(path.join('dist/choose', published.$schema), 'utf8')) as {
      properties: object;
    };
    expect(Object.keys(schema.properties).sort()).toEqual(Object.keys(published).sort());
  });

  test('names pages that were built', () => {
    for (const id of [...Object.keys(tree.leaves), ...Object.keys(tree.questions)]) {
      expect(existsSync(`dist/choose/${id}/index.html`), id).toBe(true);
    }
  });
});
