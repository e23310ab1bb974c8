import { existsSync, readFileSync, statSync } from 'node:fs';
import { brotliCompressSync } from 'node:zlib';
import { describe, expect, test } from 'vitest';
import type { KnownError } from '../../src/components/errors/findErrors.ts';
import { isMessage, modules } from '../../src/components/errors/catalogue.ts';
import { runsInPage } from '../../src/components/samples/sidecar.ts';
import { sidecarOf } from '../unit/content/pages.ts';
import { entries } from '../unit/errors/catalogue.ts';
import { builtPages } from './builtPages.ts';

const pages = new Map(builtPages('dist').map(({ file, root }) => [file, root]));
const index = pages.get('errors/index.html');
const html = readFileSync('dist/errors/index.html', 'utf8');
const textsOf = (root: typeof index, selector: string): string[] =>
  (root?.querySelectorAll(selector) ?? []).map(({ textContent }) => textContent.replace(/\s+/g, ' ').trim());

describe.for(entries)('/errors/$id/', (entry) => {
  const root = pages.get(`errors/${entry.id}/index.html`);

  test('has the message as its heading, then the answer, then cause, programs, cure, search and versions', () => {
    expect(textsOf(root, 'h1')).toEqual([entry.title.replace(/\s+/g, ' ')]);
    expect(root?.querySelector('h1')?.classList.contains('message') ?? false).toBe(isMessage(entry));
    expect(textsOf(root, '.answer')).toEqual([entry.description]);
    const ids = (root?.querySelectorAll('.sl-markdown-content h2') ?? [])
      .map(({ id }) => id)
      .filter((id) => id !== 'text');
    const cases = entry.cases.map((_, index) => `case-${index + 1}`);
    expect(ids).toEqual(['cause', ...cases, 'fix', 'find', 'versions']);
  });

  test('shows both programs, with Run where they can run here', () => {
    for (const { failing, fixed } of entry.cases) {
      for (const [file, verdict] of [
        [failing, 'wrong'],
        [fixed, 'right'],
      ] as const) {
        const figure = (root?.querySelectorAll(`figure.sample.${verdict}`) ?? []).find(
          (one) => one.querySelector('a[download]')?.getAttribute('href') === `/samples/${file}`,
        );
        expect(figure, file).toBeDefined();
        const offered = figure?.querySelector('sample-actions')?.hasAttribute('data-runs');
        expect(offered, file).toBe(runsInPage(sidecarOf(file)));
      }
      const marks = root?.querySelectorAll('figure.sample mark') ?? [];
      expect(marks.length, 'no line is marked').toBeGreaterThan(0);
    }
  });

  test('says where it stands and what else it is called', () => {
    const crumbs = textsOf(root, 'nav[aria-label="Breadcrumb"] a');
    expect(crumbs).toEqual(['Errors', modules.find(({ module }) => module === entry.module)?.name]);
    const meta = root?.querySelector('[data-pagefind-meta^="aliases:"]')?.getAttribute('data-pagefind-meta') ?? '';
    for (const alias of entry.aliases) expect(meta).toContain(alias.replaceAll(',', ' '));
  });
});

describe('/errors/', () => {
  test('lists every entry by module, and again by symptom', () => {
    const links = (selector: string): string[] =>
      (index?.querySelectorAll(`${selector} a`) ?? []).map((link) => link.getAttribute('href') ?? '').sort();
    const all = entries.map(({ id }) => `/errors/${id}/`).sort();
    expect(links('.error-list')).toEqual(all);
    expect(links('.by-symptom')).toEqual(all);
  });

  test('can be filtered by version without a script', () => {
    const [, form = ''] = /<noscript>(.*?)<\/noscript>/s.exec(html) ?? [];
    const values = [...form.matchAll(/name="version" value="([^"]+)"/g)].map(([, value]) => value);
    expect(values).toEqual(['any', '3.10', '3.11', '3.12', '3.13', '3.14', '3.15']);
    const css = readFileSync('src/components/errors/errors.css', 'utf8');
    for (const version of values.slice(1)) expect(css).toContain(`[value='${version}']:checked`);
  });
});

describe('the patterns', () => {
  const file = 'dist/errors/patterns.json';
  const patterns = JSON.parse(readFileSync(file, 'utf8')) as readonly KnownError[];

  test('hold every entry that leaves a text, and lead to pages that exist', () => {
    const wanted = entries.filter(({ messages }) => messages.length > 0).map(({ id }) => id);
    expect(patterns.map(({ id }) => id).sort()).toEqual(wanted.sort());
    for (const { id } of patterns) expect(existsSync(`dist/errors/${id}/index.html`)).toBe(true);
  });

  test('weigh less than a small picture', () => {
    expect(statSync(file).size).toBeLessThan(80_000);
    expect(brotliCompressSync(readFileSync(file)).length).toBeLessThan(15_000);
  });
});
