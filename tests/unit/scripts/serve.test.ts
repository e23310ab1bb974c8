import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { brotliCompressSync, gzipSync } from 'node:zlib';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { readHeaderRules, serveSite, type Site } from '../../../scripts/serve.ts';

test('a headers file is read by path, with what a later rule takes back', () => {
  const rules = readHeaderRules('/*\n  A: 1\n  B: x: y\n/embed/*\n  ! A\n  A: 2\n');
  expect(rules).toEqual([
    { prefix: '/', headers: { A: '1', B: 'x: y' }, drops: [] },
    { prefix: '/embed/', headers: { A: '2' }, drops: ['A'] },
  ]);
});

describe('a served site', () => {
  const folder = mkdtempSync(path.join(tmpdir(), 'site-'));
  const outside = `${folder}-secret.txt`;
  let site: Site;
  beforeAll(async () => {
    mkdirSync(path.join(folder, 'choose'));
    writeFileSync(path.join(folder, 'choose/index.html'), 'choose');
    writeFileSync(path.join(folder, '404.html'), 'no such page');
    writeFileSync(outside, 'secret');
    writeFileSync(path.join(folder, 'stdlib.zip'), 'library');
    writeFileSync(path.join(folder, 'stdlib.zip.br'), brotliCompressSync('library'));
    writeFileSync(path.join(folder, 'stdlib.zip.gz'), gzipSync('library'));
    site = await serveSite({ folder, base: '/gilded/' });
  });
  afterAll(async () => {
    await site.close();
    rmSync(folder, { recursive: true });
    rmSync(outside);
  });

  test('adds the slash that is missing and keeps the answers', async () => {
    const response = await fetch(`${site.url}choose?work=waiting`, { redirect: 'manual' });
    expect([response.status, response.headers.get('location')]).toEqual([301, '/gilded/choose/?work=waiting']);
  });

  test.for([
    ['choose/', 200, 'choose'],
    ['choose/nothing/', 404, 'no such page'],
    ['../choose/', 404, 'no such page'],
    ['..%2f..%2f%2e%2e/etc/passwd', 404, 'no such page'],
    ['%E0%A4%A', 400, 'This address is not well-formed.'],
  ] as const)('answers %s with %d', async ([address, status, text]) => {
    const response = await fetch(site.url + address);
    expect([response.status, await response.text()]).toEqual([status, text]);
  });

  test.for([
    ['gzip, br', 'br'],
    ['gzip', 'gzip'],
    ['identity', null],
  ] as const)('sends to who accepts %s what lies compressed as %s beside a file', async ([accepted, coding]) => {
    const response = await fetch(`${site.url}stdlib.zip`, { headers: { 'Accept-Encoding': accepted } });
    expect(response.headers.get('content-type')).toBe('application/zip');
    expect(response.headers.get('content-encoding')).toBe(coding);
    expect(response.headers.get('vary')).toBe('Accept-Encoding');
    expect(await response.text()).toBe('library');
  });

  test('compresses text on the way where nothing lies beside it', async () => {
    const response = await fetch(`${site.url}choose/`, { headers: { 'Accept-Encoding': 'gzip, br' } });
    expect([response.headers.get('content-encoding'), await response.text()]).toEqual(['gzip', 'choose']);
  });

  test('gives nothing from beside its folder', async () => {
    const response = await fetch(`${site.url}..%2f${path.basename(outside)}`);
    expect(response.status).toBe(404);
  });
});
