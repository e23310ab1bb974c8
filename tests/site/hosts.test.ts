import { globSync, readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { inlineHashes, plainHeaders, workerPolicy } from '../../config/csp.mjs';
import { readHeaderRules } from '../../scripts/serve.ts';
import { mayBeFramed, sentHeaders, type HostHabits } from './framing.ts';

const headers = readFileSync('dist/_headers', 'utf8');
const nginx = readFileSync('deploy/generated/nginx-maps.conf', 'utf8');

describe('headers for hosts', () => {
  test('allow what every page inlines', () => {
    for (const page of globSync('dist/**/*.html')) {
      const { scripts, styles } = inlineHashes(readFileSync(page, 'utf8'));
      for (const hash of [...scripts, ...styles]) {
        expect(headers.includes(hash), `${page} ${hash}`).toBe(true);
        expect(nginx.includes(hash), `${page} ${hash}`).toBe(true);
      }
    }
  });

  test('fit the 2,000 characters a line that Cloudflare takes', () => {
    for (const line of headers.split('\n')) expect(line.length).toBeLessThanOrEqual(2000);
  });

  test('are at most 100 rules, as Cloudflare wants', () => {
    expect(readHeaderRules(headers).length).toBeLessThanOrEqual(100);
  });
});

/** Addresses with what the last part of them must not mislead a rule into. */
const framed = ['embed/choose/'];
const unframed = ['', 'choose/', 'choose/embed/', 'embed', 'embedded/', 'understand/gil/', 'no-such-page/', '404.html'];

const hosts: readonly (HostHabits & { readonly name: string })[] = [
  { name: 'Cloudflare, which joins values and knows "!"', twice: 'joins', removes: true },
  { name: 'one that joins values and does not know "!"', twice: 'joins', removes: false },
  { name: 'Netlify, whose own client keeps the last value and does not know "!"', twice: 'replaces', removes: false },
];
const builds = [
  { folder: 'dist', base: '/' },
  { folder: '.vitest/gilded', base: '/gilded/' },
];

describe.for(builds)('only /embed/ of the build in $folder may stand in frames of others', ({ folder, base }) => {
  const rules = readHeaderRules(readFileSync(`${folder}/_headers`, 'utf8'));

  test.for(hosts)('on $name', (host) => {
    for (const path of framed) expect(mayBeFramed(sentHeaders(rules, base + path, host)), path).toBe(true);
    for (const path of unframed) expect(mayBeFramed(sentHeaders(rules, base + path, host)), path).toBe(false);
  });
});

const worker = 'python/worker/python.worker-0123abcd.js';
const versioned = [worker, 'python/314.0.7-0123456789/stdlib.zip', '_astro/page.js'];

describe.for(builds)('the page’s Python in the build in $folder', ({ folder, base }) => {
  const rules = readHeaderRules(readFileSync(`${folder}/_headers`, 'utf8'));

  test.for(hosts)('obeys the policy of its worker on $name', (host) => {
    expect(
      sentHeaders(rules, base + worker, host)
        .get('content-security-policy')
        ?.at(-1),
    ).toBe(workerPolicy);
    if (host.removes)
      expect(sentHeaders(rules, base + worker, host).get('content-security-policy')).toEqual([workerPolicy]);
  });

  test.for(hosts)('never changes under its address on $name', (host) => {
    for (const path of versioned)
      expect(sentHeaders(rules, base + path, host).get('cache-control'), path).toEqual([
        'public, max-age=31536000, immutable',
      ]);
    expect(sentHeaders(rules, `${base}choose/`, host).has('cache-control')).toBe(false);
  });
});

test('the page’s Python has its headers on nginx', () => {
  const valueOf = (variable: string, path: string) => {
    const [, other = '', pattern = 'no pattern', value = ''] =
      new RegExp(`map \\$uri \\$${variable} \\{ default "(.*?)"; ~(\\S+) "(.*?)"; \\}`).exec(nginx) ?? [];
    return new RegExp(pattern).test(path) ? value : other;
  };
  expect(valueOf('gilded_worker', `/${worker}`)).toBe(workerPolicy);
  expect(valueOf('gilded_worker', '/python/314.0.7-0123456789/stdlib.zip')).toBe('');
  expect(nginx).toContain('map $sent_http_content_type $gilded_policy { default $gilded_worker; ~^text/html ');
  for (const path of versioned) expect(valueOf('gilded_cache', `/${path}`)).toContain('immutable');
  expect(valueOf('gilded_cache', '/choose/')).toBe('no-cache');
});

describe('only /embed/ may stand in frames of others', () => {
  test('on nginx', () => {
    const [, value, pattern, other] =
      /map \$uri \$gilded_frames \{ default "(.*?)"; ~(\S+) "(.*?)"; \}/.exec(nginx) ?? [];
    expect([value, other]).toEqual(["'none'", '*']);
    expect(nginx).toContain('; frame-ancestors $gilded_frames;');
    for (const path of framed) expect(`/${path}`).toMatch(new RegExp(pattern ?? 'no pattern'));
    for (const path of unframed) expect(`/${path}`).not.toMatch(new RegExp(pattern ?? ''));
  });

  test('on Vercel, which says all else as the others do; the hashes are in each page’s own meta tag', () => {
    const { headers: rules } = JSON.parse(readFileSync('vercel.json', 'utf8')) as {
      headers: { source: string; headers: { key: string; value: string }[] }[];
    };
    const sent = (path: string) =>
      rules
        .filter(({ source }) => new RegExp(`^${source}$`).test(path))
        .flatMap(({ headers: pairs }) => pairs.map(({ key, value }) => [key, value] as const));
    // No header twice: what becomes of two is the host's affair.
    for (const path of [...framed, ...unframed, ...versioned]) {
      const names = sent(`/${path}`).map(([name]) => name);
      expect(names, path).toEqual([...new Set(names)]);
    }
    expect(Object.fromEntries(sent(`/${worker}`))).toEqual({
      ...plainHeaders,
      'Content-Security-Policy': workerPolicy,
      'Cache-Control': 'public, max-age=31536000, immutable',
    });
    const policy = (ancestors: string) => `frame-ancestors ${ancestors}; upgrade-insecure-requests`;
    for (const path of framed)
      expect(Object.fromEntries(sent(`/${path}`)), path).toEqual({
        ...plainHeaders,
        'Content-Security-Policy': policy('*'),
      });
    for (const path of unframed)
      expect(Object.fromEntries(sent(`/${path}`)), path).toEqual({
        ...plainHeaders,
        'Content-Security-Policy': policy("'none'"),
      });
  });
});

test('no workflow has more rights than it needs, or runs the text of a stranger', () => {
  const workflows = globSync('.github/workflows/*.yml');
  expect(workflows.length).toBeGreaterThan(0);
  for (const file of workflows) {
    const text = readFileSync(file, 'utf8');
    expect(text).toMatch(/^permissions:\n {2}contents: read$/m);
    expect(text).not.toMatch(/pull_request_target|\$\{\{\s*github\.event/);
  }
});
