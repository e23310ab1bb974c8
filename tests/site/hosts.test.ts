import { globSync, readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { inlineHashes, plainHeaders } from '../../config/csp.mjs';

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

  test('let only /embed/ stand in the frames of others', () => {
    const [site = '', embed = ''] = headers.split('/embed/*');
    expect(site).toContain("frame-ancestors 'none'");
    expect(embed).toContain('frame-ancestors *');
  });

  test('say the same in vercel.json, whose policy is in each page’s own meta tag', () => {
    const { headers: rules } = JSON.parse(readFileSync('vercel.json', 'utf8')) as {
      headers: { headers: { key: string; value: string }[] }[];
    };
    const sent = Object.fromEntries((rules[0]?.headers ?? []).map(({ key, value }) => [key, value]));
    expect(sent).toEqual({
      ...plainHeaders,
      'Content-Security-Policy': "frame-ancestors 'none'; upgrade-insecure-requests",
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
