import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, test } from 'vitest';
import { citedIn, plain, proseParts } from '../../../src/components/prose/inline.ts';
import { tree } from '../../../src/components/wizard/tree/tree.ts';
import { addresses, sidecarOf } from '../content/pages.ts';
import { entries, printedBy, sourceOf } from './catalogue.ts';

const paths = new Set([
  ...addresses,
  ...entries.map(({ id }) => `/errors/${id}/`),
  ...Object.keys(tree.leaves).map((id) => `/choose/${id}/`),
  '/errors/',
  '/playground/',
  '/choose/',
]);

test('the catalogue has at least the errors of the sheet that it began with', () => {
  expect(entries.length).toBeGreaterThanOrEqual(99);
});

test('no program belongs to two entries', () => {
  const programs = entries.flatMap(({ cases }) => cases.flatMap(({ failing, fixed }) => [failing, fixed]));
  expect(programs.filter((file, index) => programs.indexOf(file) !== index)).toEqual([]);
});

test('no two entries have one title', () => {
  const titles = entries.map(({ title }) => title.toLowerCase());
  expect(titles.filter((title, index) => titles.indexOf(title) !== index)).toEqual([]);
});

describe.for(entries)('$id', (entry) => {
  const { id, title, description, messages, cases, cause, fix, find, versions, cites, related, aliases } = entry;
  const notRun = messages.flatMap((message) => message.notRun ?? []);
  const paragraphs = [cause, ...fix, ...find, ...versions, ...notRun];

  test('has an address of words', () => {
    expect(id).toMatch(/^[a-z0-9]+(-[a-z0-9]+)+$/);
  });

  test('names the exception that its texts name', () => {
    const { exception, symptom } = entry;
    if (exception === undefined) return;
    expect(['hang', 'wrong result']).not.toContain(symptom);
    const name = exception.split('.').at(-1) ?? '';
    const texts = messages.flatMap(({ text = '', frames, with: others }) => [text, ...frames, ...others]);
    expect([title, ...texts].join('\n')).toContain(name);
  });

  test('shows a program that fails and the same one mended', () => {
    for (const { failing, fixed } of cases) {
      expect(sourceOf(failing), failing).toBeDefined();
      expect(sourceOf(fixed), fixed).toBeDefined();
      expect(fixed).toBe(failing.replace('.py', '_fixed.py'));
      expect(sourceOf(fixed)).not.toBe(sourceOf(failing));
      expect(sidecarOf(fixed).expects, `${fixed} must be right`).toBeUndefined();
    }
  });

  test('fails in the way it says', () => {
    for (const { failing } of cases) {
      const { expects, unrun } = sidecarOf(failing);
      if (unrun !== undefined) {
        expect(notRun.length + versions.length, `${failing} was not run, and nothing says so`).toBeGreaterThan(0);
        continue;
      }
      if (entry.symptom === 'hang') expect(expects?.hang, failing).toBe(true);
      if (entry.symptom === 'error' || entry.symptom === 'warning') expect(expects?.stderr, failing).toBeDefined();
      if (expects) expect(printedBy(failing).length, `npm run record -- ${failing}`).toBeGreaterThan(0);
      else {
        const output = path.join('src/samples', failing.replace('.py', '.out'));
        expect(existsSync(output), output).toBe(true);
        const mended = path.join('src/samples', failing.replace('.py', '_fixed.out'));
        expect(readFileSync(output, 'utf8'), 'both print the same').not.toBe(readFileSync(mended, 'utf8'));
      }
    }
  });

  test('cites what it lists and lists what it cites', () => {
    const cited = paragraphs.flatMap(citedIn);
    expect([...new Set(cited)].sort()).toEqual([...cites].sort());
  });

  test('links to pages that exist, and relates to others', () => {
    const links = paragraphs.flatMap(proseParts).flatMap((part) => ('path' in part ? [part.path] : []));
    expect(links.filter((link) => !paths.has(link.replace(/#.*/, '')))).toEqual([]);
    expect(related.filter((link) => !paths.has(link) || link === `/errors/${id}/`)).toEqual([]);
  });

  test('closes its backticks and leaves no markup that the page would not read', () => {
    for (const text of paragraphs) {
      expect((text.match(/`/g) ?? []).length % 2, text).toBe(0);
      const words = proseParts(text).flatMap((part) => ('text' in part && !part.code ? [part.text] : []));
      expect(words.join(' '), text).not.toMatch(/\]\(|\[@|\*\*|https?:\/\//);
    }
    expect(title + description).not.toContain('`');
  });

  test('keeps to the length of an error page', () => {
    const words = plain([description, ...paragraphs].join(' ')).split(/\s+/).length;
    expect(words).toBeGreaterThanOrEqual(80);
    expect(words).toBeLessThanOrEqual(330);
  });

  test('can be found by other words', () => {
    expect(aliases.length).toBeGreaterThanOrEqual(3);
    expect(aliases.filter((alias) => alias.toLowerCase() === title.toLowerCase())).toEqual([]);
  });
});
