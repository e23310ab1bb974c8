import type { Route } from 'playwright-core';
import { describe, expect, test } from 'vitest';
import { builtSite, heading, noComplaints } from './site.ts';

const site = builtSite();

describe('search', () => {
  test.for([
    ['ThreadPoolExecutor', /concurrent.futures|thread pool/i],
    ['global interpreter lock', /GIL/],
    ['asyncio.wait_for', /cancellation and timeouts/i],
    ['gather vs TaskGroup', /gather\(\)/],
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

  test('a slip of the fingers is mended, and said', async () => {
    await using visit = await site.open();
    const { page } = visit;
    await page.keyboard.press('/');
    await page.getByRole('searchbox').fill('asyncoi timout');
    await page.getByText('for “asyncio timeout”').waitFor();
    expect(await page.locator('.search-results > li .found b').first().innerText()).toMatch(/timeout|asyncio/i);
    noComplaints(visit);
  });

  test('says when nothing is found, with a way on', async () => {
    await using visit = await site.open();
    const { page } = visit;
    await page.keyboard.press('/');
    await page.getByRole('searchbox').fill('xqzvwk');
    await page.getByText('Nothing found for “xqzvwk”.').waitFor();
    const wayOn = page.getByRole('dialog').getByRole('link', { name: 'all pages' });
    expect(await wayOn.getAttribute('href')).toBe('/pages/');
  });

  test('Enter pressed early waits for the answer to what is typed, not to what was', async () => {
    await using visit = await site.open();
    const { page } = visit;
    await page.keyboard.press('/');
    await page.getByRole('searchbox').fill('deadlock');
    await page.locator('.search-results > li').first().waitFor();
    await page.getByRole('searchbox').fill('glossary');
    await page.keyboard.press('Enter');
    await heading(page).filter({ hasText: 'Glossary' }).waitFor();
    noComplaints(visit);
  });

  test('opened twice keeps what was typed', async () => {
    await using visit = await site.open();
    const { page } = visit;
    await page.keyboard.press('/');
    await page.getByRole('searchbox').fill('deadlock');
    await page.keyboard.press('Control+k');
    expect(await page.getByRole('dialog').count()).toBe(1);
    expect(await page.getByRole('searchbox').inputValue()).toBe('deadlock');
    await page.keyboard.type('glossary');
    expect(await page.getByRole('searchbox').inputValue()).toBe('glossary');
    noComplaints(visit);
  });

  test('without its worker it finds all the same', async () => {
    await using visit = await site.open('', {
      before: (page) => page.route('**/pagefind/pagefind-worker.js*', (route) => route.fulfill({ status: 404 })),
    });
    const { page } = visit;
    await page.keyboard.press('/');
    await page.getByRole('searchbox').fill('deadlock');
    await page.locator('.search-results > li').first().waitFor();
  });

  const gone = (route: Route): Promise<void> => route.fulfill({ status: 404, body: 'gone' });
  const silent = (): undefined => undefined;

  test.for([
    ['pagefind.js', 'gone', gone],
    ['pagefind-entry.json', 'gone', gone],
    ['pagefind.*.pf_meta', 'gone', gone],
    ['wasm.*', 'gone', gone],
    ['index/*', 'gone', gone],
    ['index/*', 'silent', silent],
    ['fragment/*', 'gone', gone],
  ] as const)('with %s %s it says so, with a way on, and tries again', async ([part, , answer]) => {
    await using visit = await site.open('', { before: (page) => page.route(`**/pagefind/${part}*`, answer) });
    const { page } = visit;
    await page.keyboard.press('/');
    await page.getByRole('searchbox').fill('deadlock');
    await page.locator('.search-failed').waitFor();
    expect(await page.getByRole('alert').innerText()).toContain('did not load');
    expect(await page.getByRole('link', { name: 'All pages, A to Z' }).getAttribute('href')).toBe('/pages/');
    expect(await page.getByRole('searchbox').inputValue()).toBe('deadlock');
    await page.unrouteAll();
    await page.getByRole('button', { name: 'Try again' }).click();
    await page.locator('.search-results > li').first().waitFor();
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
    expect(fetched.filter((url) => /pagefind|openSearch|preact/.test(url))).toEqual([]);
  });
});
