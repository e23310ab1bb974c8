import { describe, expect, test } from 'vitest';
import { builtSite, heading, noComplaints, settled, type BuiltSite } from './site.ts';

/** What must work wherever the site is put. */
const smoke = (site: BuiltSite, base: string): void => {
  test('land, answer, arrive, change an answer', async () => {
    await using visit = await site.open();
    const { page } = visit;
    await page.getByRole('link', { name: /^Computing/ }).click();
    await heading(page).filter({ hasText: 'Whose' }).waitFor();
    await settled(page);
    await page.getByRole('link', { name: /^A native library/ }).click();
    await heading(page).filter({ hasText: 'Do two threads' }).waitFor();
    await settled(page);
    await page.getByRole('link', { name: /^Yes/ }).click();
    await heading(page).filter({ hasText: 'native' }).waitFor();
    expect(new URL(page.url()).pathname).toBe(`${base}choose/threads-native-code/`);
    await page.getByRole('link', { name: /^Change: Whose/ }).click();
    await heading(page).filter({ hasText: 'Whose' }).waitFor();
    noComplaints(visit);
  });

  test('a program runs, in processes of its own too', async () => {
    await using visit = await site.open('reference/python-in-the-page/');
    const sample = visit.page.locator('figure', { hasText: 'two_workers.py' });
    await sample.getByRole('button', { name: /^Run/ }).click();
    await sample.getByText('Finished', { exact: true }).waitFor();
    expect(await sample.locator('.run samp').textContent()).toMatch(/^one process:.*\ntwo processes:/);
    noComplaints(visit);
  });

  test('search finds and leads there', async () => {
    await using visit = await site.open('understand/gil/');
    const { page } = visit;
    await page.keyboard.press('/');
    await page.getByRole('searchbox').fill('race condition');
    await page.locator('.search-results .found').first().click();
    await heading(page).filter({ hasText: /race/i }).waitFor();
    expect(new URL(page.url()).pathname.startsWith(base)).toBe(true);
    noComplaints(visit);
  });

  test('the theme changes', async () => {
    await using visit = await site.open('reference/tools/', { colorScheme: 'light' });
    const { page } = visit;
    await page.getByRole('combobox', { name: 'Theme' }).selectOption('dark');
    expect(await page.evaluate(() => getComputedStyle(document.body).backgroundColor)).toBe('rgb(20, 19, 15)');
    noComplaints(visit);
  });

  test('no other host is asked for anything', async () => {
    const asked: string[] = [];
    await using visit = await site.open('', {
      before: (page) => page.on('request', (request) => asked.push(request.url())),
    });
    await visit.page.keyboard.press('/');
    await visit.page.getByRole('searchbox').fill('lock');
    await visit.page.locator('.search-results .found').first().waitFor();
    const own = new URL(site.url()).origin;
    expect(asked.filter((url) => !url.startsWith(own) && !/^(blob|data):/.test(url))).toEqual([]);
  });
};

describe('under a base path', () => smoke(builtSite({ folder: '.vitest/gilded', base: '/gilded/' }), '/gilded/'));

describe('with the policy as headers', () => smoke(builtSite({ sendHeaders: true }), '/'));
