import { globSync } from 'node:fs';
import { axeViolations } from './axe.ts';
import { describe, expect, test } from 'vitest';
import { builtSite, heading, noComplaints, settled } from './site.ts';

const site = builtSite();

/** One address of every kind of page. */
const kinds = [
  '',
  'choose/',
  'choose/code/?work=waiting',
  'choose/thread-pool/?work=waiting&code=sync&calls=hundreds&with=retry&also=do-less',
  'choose/pipeline/',
  'choose/measure/',
  'choose/tree/',
  'choose/print/',
  'choose/embed/',
  'reference/tools/gilded-probe/',
  'understand/gil/',
  'understand/common-mistakes/',
  'reference/',
  'reference/tools/',
  'reference/releases-the-gil/?verdict=holds&sort=-stall',
  'reference/versions/',
  'reference/tools/asyncio/',
  'reference/primitives/',
  'reference/glossary/',
  'reference/further-reading/',
  'errors/',
  'errors/release-unlocked-lock/',
  'pages/',
  'playground/',
  '404.html',
];
const themes = ['light', 'dark'] as const;
const paper = { light: 'rgb(255, 253, 248)', dark: 'rgb(20, 19, 15)' };

const sideways = (): number => document.documentElement.scrollWidth - innerWidth;
/** Tables whose head does not end where the first row begins: a head that sticks inside the wrong box covers rows. */
const crookedTables = (): number =>
  [...document.querySelectorAll('.table')].filter((table) => {
    const [head, row] = ['thead th', 'tbody tr'].map((part) => table.querySelector(part)?.getBoundingClientRect());
    return !head || !row || Math.abs(row.top - head.bottom) > 2;
  }).length;
const ground = (): string => getComputedStyle(document.body).backgroundColor;

describe('axe finds nothing', () => {
  test.for(kinds.flatMap((address) => themes.map((theme) => ({ address, theme }))))(
    'on /$address, $theme, at three widths',
    async ({ address, theme }) => {
      await using visit = await site.open(address, { colorScheme: theme });
      const { page } = visit;
      for (const width of [360, 768, 1280]) {
        await page.setViewportSize({ width, height: 800 });
        expect(await axeViolations(page), `${width} px`).toEqual([]);
        expect(await page.evaluate(sideways), `${width} px`).toBeLessThanOrEqual(0);
      }
    },
  );

  test('in the search dialog', async () => {
    await using visit = await site.open();
    const { page } = visit;
    await page.keyboard.press('/');
    await page.getByRole('searchbox').fill('lock');
    await page.locator('.search-results > li').first().waitFor();
    expect(await axeViolations(page)).toEqual([]);
  });
});

describe('every page', () => {
  // Those of single errors are many and alike: errors.test.ts looks at them.
  const pages = globSync('**/index.html', { cwd: 'dist' })
    .map((file) => file.replace(/index\.html$/, ''))
    .filter((address) => !/^errors\/./.test(address));

  test.for(pages)('/%s loads without a complaint and fits 320 and 1280 px', async (address) => {
    await using visit = await site.open(address, { viewport: { width: 320, height: 640 } });
    expect(await heading(visit.page).count()).toBe(1);
    expect(await visit.page.evaluate(sideways)).toBeLessThanOrEqual(0);
    await visit.page.setViewportSize({ width: 1280, height: 800 });
    expect(await visit.page.evaluate(sideways)).toBeLessThanOrEqual(0);
    expect(await visit.page.evaluate(crookedTables)).toBe(0);
    noComplaints(visit);
  });
});

describe('the theme', () => {
  test('follows the system, can be chosen, and stays chosen', async () => {
    await using visit = await site.open('', { colorScheme: 'dark' });
    const { page } = visit;
    const select = page.getByRole('combobox', { name: 'Theme' });
    expect(await page.evaluate(ground)).toBe(paper.dark);
    await select.selectOption('light');
    expect(await page.evaluate(ground)).toBe(paper.light);
    await page.goto(`${site.url()}understand/gil/`);
    expect(await page.evaluate(ground)).toBe(paper.light);
    expect(await select.inputValue()).toBe('light');
    await select.selectOption('auto');
    expect(await page.evaluate(ground)).toBe(paper.dark);
    noComplaints(visit);
  });

  test('follows the system without JavaScript', async () => {
    const corner = async (colorScheme: 'light' | 'dark') => {
      await using visit = await site.open('understand/gil/', { colorScheme, javaScriptEnabled: false });
      return await visit.page.screenshot({ clip: { x: 4, y: 700, width: 4, height: 4 } });
    };
    expect((await corner('light')).equals(await corner('dark'))).toBe(false);
  });

  test('works where storage throws, and so does the rest', async () => {
    const forbid = () => {
      const get = () => {
        throw new DOMException('forbidden', 'SecurityError');
      };
      Object.defineProperty(window, 'localStorage', { get });
      Object.defineProperty(window, 'sessionStorage', { get });
    };
    await using visit = await site.open('', { colorScheme: 'light', before: (page) => page.addInitScript(forbid) });
    const { page } = visit;
    await page.getByRole('combobox', { name: 'Theme' }).selectOption('dark');
    expect(await page.evaluate(ground)).toBe(paper.dark);
    await page.getByRole('link', { name: /^Waiting/ }).click();
    await heading(page).filter({ hasText: 'async' }).waitFor();
    await settled(page);
    await page.goto(`${site.url()}understand/gil/`);
    await page.getByRole('link', { name: 'Race conditions' }).first().click();
    await heading(page).filter({ hasText: /race/i }).waitFor();
    noComplaints(visit);
  });
});

describe('around the pages', () => {
  test('a citation unfolds its source', async () => {
    await using visit = await site.open('understand/gil/');
    const { page } = visit;
    const cite = page.locator('.cite a').first();
    const target = (await cite.getAttribute('href')) ?? '';
    await cite.click();
    await page.locator(`li[id="${target.slice(1)}"]`).waitFor({ state: 'visible' });
    noComplaints(visit);
  });

  test('on a phone the menu opens and leads on', async () => {
    await using visit = await site.open('understand/gil/', { viewport: { width: 360, height: 740 } });
    const { page } = visit;
    await page.getByRole('button', { name: 'Menu' }).click();
    await page.getByRole('navigation', { name: 'Main' }).getByRole('link', { name: 'Race conditions' }).click();
    await heading(page).filter({ hasText: /race/i }).waitFor();
    noComplaints(visit);
  });

  test('an address that is no page answers with search and the first question', async () => {
    await using visit = await site.open('no/such/page/');
    const { page } = visit;
    expect(await heading(page).innerText()).toBe('There is no page at this address');
    await page.keyboard.press('/');
    await page.getByRole('searchbox').fill('lock');
    await page.locator('.search-results .found').first().waitFor();
    await page.keyboard.press('Escape');
    await page.getByRole('link', { name: /^Waiting/ }).click();
    await heading(page).filter({ hasText: 'async' }).waitFor();
  });

  test('forced colours keep the answers apart, and print keeps the content alone', async () => {
    await using visit = await site.open('choose/work/', { forcedColors: 'active' });
    const { page } = visit;
    const rule = () => getComputedStyle(document.querySelector('.answers li') ?? document.body).borderBlockEnd;
    expect(await page.evaluate(rule)).toMatch(/^1px solid /);
    await page.goto(`${site.url()}choose/thread-pool/`);
    await page.emulateMedia({ media: 'print', forcedColors: 'none' });
    expect(await page.locator('figure.sample pre').first().isVisible()).toBe(true);
    expect(await page.locator('.site-header').isVisible()).toBe(false);
    expect(await page.locator('.site-footer').isVisible()).toBe(false);
  });
});
