import { readFileSync } from 'node:fs';
import path from 'node:path';
import { parse } from 'node-html-parser';
import { expect, test } from 'vitest';

const source = readFileSync('src/samples/probe/gilded_probe.py', 'utf8');

test.for(['dist', '.vitest/gilded'])('the probe served by %s links to the site that serves it', (folder) => {
  const served = readFileSync(path.join(folder, 'gilded_probe.py'), 'utf8');
  const site = /^SITE = "(.+)"$/m.exec(served)?.[1];
  expect(served.replace(`SITE = "${site}"`, 'SITE = ""')).toBe(source);
  const front = parse(readFileSync(path.join(folder, 'index.html'), 'utf8'));
  expect(`${site}/`).toBe(front.querySelector('link[rel="canonical"]')?.getAttribute('href'));
});
