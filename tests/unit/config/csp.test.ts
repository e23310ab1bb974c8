import { createHash } from 'node:crypto';
import { expect, test } from 'vitest';
import { headerPolicy, holdsFrame, inlineHashes, offences, policy, workerPolicy } from '../../../config/csp.mjs';

const hash = (body: string) => `'sha256-${createHash('sha256').update(body).digest('base64')}'`;

test('inline scripts and styles are allowed by hash, files and data blocks are not hashed', () => {
  const html =
    '<script>let a = 1;</script><script type="module">let b;</script><script src="/x.js"></script>' +
    '<script type="application/ld+json">{}</script><style>a{}</style>';
  expect(inlineHashes(html)).toEqual({ scripts: [hash('let a = 1;'), hash('let b;')], styles: [hash('a{}')] });
});

test('everything is refused that is not named', () => {
  const text = policy({ scripts: [], styles: [] });
  expect(text).toMatch(/^default-src 'none'; /);
  expect(text).toContain("script-src 'self' 'wasm-unsafe-eval';");
  expect(text.replace("style-src-attr 'unsafe-inline'", '')).not.toMatch(
    /unsafe-inline|unsafe-eval'.*unsafe-eval|https?:/,
  );
});

test('the worker of Python may compile, start workers and ask this site, and nothing that pages may not', () => {
  const pages = policy({ scripts: [], styles: [] }).split('; ');
  expect(workerPolicy.split('; ').filter((rule) => !pages.includes(rule))).toEqual([]);
  expect(workerPolicy).toContain("script-src 'self' 'wasm-unsafe-eval';");
});

test('the header adds what a page cannot say of itself, and who may frame it only where it is told', () => {
  const none = { scripts: [], styles: [] };
  expect(headerPolicy(none)).toBe(`${policy(none)}; upgrade-insecure-requests`);
  expect(headerPolicy(none, '*')).toBe(`${policy(none)}; frame-ancestors *; upgrade-insecure-requests`);
});

test('only a page that holds a frame may show one, and only of this site', () => {
  const none = { scripts: [], styles: [] };
  expect(policy(none)).not.toContain('frame-src');
  expect(policy({ ...none, frames: true })).toContain("; frame-src 'self'; ");
  expect(holdsFrame('<p>in a frame</p><iframe src="/embed/choose/"></iframe>')).toBe(true);
  expect(holdsFrame('<pre><code>&lt;iframe src="/embed/choose/"&gt;</code></pre>')).toBe(false);
});

test.for([
  '<a href="/" onclick="x()">',
  '<script src="https://cdn.example/x.js"></script>',
  '<script async src="//cdn.example/x.js"></script>',
  '<link rel="stylesheet" href="https://cdn.example/x.css">',
  '<link href="//cdn.example/x.woff2" rel="preload" as="font">',
])('is an offence: %s', (html) => {
  expect(offences(html)).toHaveLength(1);
});

test('links to other sites and the canonical address are no offence', () => {
  expect(offences('<link rel="canonical" href="https://example.org/"/><a href="https://example.org/">x</a>')).toEqual(
    [],
  );
});
