import { describe, expect, test } from 'vitest';
import { builtSite, heading, noComplaints } from './site.ts';

const site = builtSite();

describe('search', () => {
  test.for([
    ['ThreadPoolExecutor', /concurrent.futures|thread pool/i],
    ['global interpreter lock', /GIL/],
    ['asyncio.wait_for', /asyncio/i],
    ['gather vs TaskGroup', /asyncio/i],
    ['use a process pool', /process pool/i],
  ] as const)('finds %s', async ([query, title]) => {
    await using visit = await site.open();
    const { page } = visit;
    await page.keyboard.press('/');
    await page.getByRole('searchbox').fill(query);
    await page.locator('.search-results > li').first().waitFor();
    const titles = await page.locator('.search-results > li > .found b').allInnerTexts();
    expect(titles.slice(0, 3).join(' | ')).toMatch(title);
    expect(await page.getByRole('dialog').getByRole('status').innerText()).toMatch(/\d+ pages?/);
    noComplaints(visit);
  });

  test('opens by button and by Ctrl K, walks by arrow keys, and Escape gives the focus back', async () => {
    await using visit = await site.open('understand/gil/');
    const { page } = visit;
    await page.getByRole('button', { name: 'Search' }).click();
    await page.getByRole('searchbox').fill('deadlock');
    await page.locator('.search-results > li').first().waitFor();
    await page.keyboard.press('ArrowDown');
    expect(await page.evaluate(() => document.activeElement?.className)).toBe('found');
    await page.keyboard.press('ArrowUp');
    expect(await page.evaluate(() => document.activeElement?.tagName)).toBe('INPUT');
    await page.keyboard.press('Escape');
    await page.getByRole('dialog').waitFor({ state: 'detached' });
    expect(await page.evaluate(() => document.activeElement?.className)).toBe('search-open');
    await page.keyboard.press('Control+k');
    await page.getByRole('searchbox').waitFor();
    noComplaints(visit);
  });

  test('Enter goes to the best result', async () => {
    await using visit = await site.open();
    const { page } = visit;
    await page.keyboard.press('/');
    await page.getByRole('searchbox').fill('glossary');
    await page.locator('.search-results > li').first().waitFor();
    await page.keyboard.press('Enter');
    await heading(page).filter({ hasText: 'Glossary' }).waitFor();
    noComplaints(visit);
  });

  test('question pages of the wizard are not found', async () => {
    await using visit = await site.open();
    const { page } = visit;
    await page.keyboard.press('/');
    await page.getByRole('searchbox').fill('Is the code around it already async');
    await page.locator('.search-results > li').first().waitFor();
    const links = await page
      .locator('.search-results a')
      .evaluateAll((all) => all.map((link) => link.getAttribute('href')));
    expect(links.filter((link) => /\/choose\/(work|code|busy)\//.test(link ?? ''))).toEqual([]);
  });

  test('says when nothing is found, with a way on', async () => {
    await using visit = await site.open();
    const { page } = visit;
    await page.keyboard.press('/');
    await page.getByRole('searchbox').fill('¤¤¤');
    await page.getByText('Nothing found for “¤¤¤”.').waitFor();
    const wayOn = page.getByRole('dialog').getByRole('link', { name: 'all pages' });
    expect(await wayOn.getAttribute('href')).toBe('/pages/');
  });

  test.for([
    'pagefind.js',
    'pagefind-entry.json',
    'pagefind.*.pf_meta',
    'wasm.*',
    'index/*',
    'fragment/*',
    'pagefind-worker.js',
  ])('without %s it finds all the same or says so, with a way on', async (part) => {
    await using visit = await site.open('', {
      before: (page) => page.route(`**/pagefind/${part}*`, (route) => route.fulfill({ status: 404, body: 'gone' })),
    });
    const { page } = visit;
    await page.keyboard.press('/');
    await page.getByRole('searchbox').fill('deadlock');
    await page.locator('.search-failed, .search-results > li').first().waitFor();
    if ((await page.locator('.search-results > li').count()) > 0) return;
    expect(await page.getByRole('alert').innerText()).toContain('did not load');
    expect(await page.getByRole('link', { name: 'All pages, A to Z' }).getAttribute('href')).toBe('/pages/');
    expect(await page.getByRole('button', { name: 'Try again' }).isEnabled()).toBe(true);
    expect(await page.getByRole('searchbox').inputValue()).toBe('deadlock');
  });

  test('without JavaScript the button leads to all pages, A to Z', async () => {
    await using visit = await site.open('understand/gil/', { javaScriptEnabled: false });
    const { page } = visit;
    await page.getByRole('link', { name: 'Search' }).click();
    await heading(page).filter({ hasText: 'All pages' }).waitFor();
    expect(new URL(page.url()).pathname).toBe('/pages/');
    expect(await page.getByRole('link', { name: 'The GIL', exact: true }).count()).toBe(1);
  });

  test('nothing of it is fetched before it is wanted', async () => {
    const fetched: string[] = [];
    await using visit = await site.open('', {
      before: (page) => page.on('request', (request) => fetched.push(request.url())),
    });
    await visit.page.waitForLoadState('networkidle');
    expect(fetched.length).toBeGreaterThan(2);
    expect(fetched.filter((url) => /pagefind|searchDialog|preact/.test(url))).toEqual([]);
  });
});
