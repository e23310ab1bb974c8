import type { Page } from 'playwright-core';
import { describe, expect, test } from 'vitest';
import { builtSite, noComplaints } from './site.ts';

const site = builtSite();
const count = (page: Page) => page.locator('row-filter output').textContent();
const names = (page: Page) => page.locator('row-filter tbody tr:visible th').allInnerTexts();

describe('a table', () => {
  test('is searched, and its address brings the same rows back', async () => {
    await using visit = await site.open('reference/releases-the-gil/?utm=x');
    const { page } = visit;
    const all = await count(page);
    await page.getByRole('searchbox', { name: 'Find' }).fill('JSON');
    expect(await names(page)).toEqual(['json.dumps(records)', 'json.loads(text)']);
    expect(await count(page)).toMatch(/^2 of \d+ calls$/);
    expect(new URL(page.url()).search).toBe('?utm=x&q=JSON');
    await page.reload();
    expect(await names(page)).toHaveLength(2);
    await page.getByRole('button', { name: 'Clear' }).click();
    expect(await count(page)).toBe(all);
    expect(new URL(page.url()).search).toBe('?utm=x');
    noComplaints(visit);
  });

  test('is chosen from and sorted by keyboard, by value', async () => {
    await using visit = await site.open('reference/tools/?build=free-threaded&for=nonsense');
    const { page } = visit;
    const head = page.getByRole('columnheader', { name: 'Memory' });
    await head.getByRole('button').focus();
    await page.keyboard.press('Enter');
    await page.keyboard.press('Enter');
    expect(await head.getAttribute('aria-sort')).toBe('descending');
    const values = await page
      .locator('tr:visible td[data-label="Memory"]')
      .evaluateAll((cells) => cells.map(({ dataset }) => dataset['value'] ?? ''));
    const numbers = values.filter(Boolean).map(Number);
    expect(numbers.length).toBeGreaterThan(3);
    expect(numbers).toEqual(numbers.toSorted((a, b) => b - a));
    expect(values.slice(numbers.length).every((value) => value === '')).toBe(true);
    expect(new URL(page.url()).search).toBe('?build=free-threaded&sort=-memory');
  });

  test('on a phone is sorted by a list, for its head is out of sight', async () => {
    await using visit = await site.open('reference/releases-the-gil/', { viewport: { width: 360, height: 700 } });
    const { page } = visit;
    expect(await page.locator('thead button:visible').count()).toBe(0);
    await page.getByLabel('Sort by').selectOption('-stall');
    expect(new URL(page.url()).search).toBe('?sort=-stall');
  });

  test('is whole without a script, and hides groups that have nothing to show with one', async () => {
    await using plain = await site.open('reference/versions/', { javaScriptEnabled: false });
    expect(await plain.page.locator('row-filter section').count()).toBe(7);
    await using visit = await site.open('reference/versions/?module=queue');
    expect(await visit.page.locator('row-filter h2:visible').allTextContents()).toEqual(['Python 3.13']);
  });
});

describe('a term', () => {
  const definition = (page: Page) =>
    page
      .locator('.term .definition')
      .first()
      .evaluate((element) => getComputedStyle(element).visibility);

  test('shows its definition on focus and hover, and Escape puts it away', async () => {
    await using visit = await site.open('understand/concurrency-and-parallelism/');
    const { page } = visit;
    const word = page.locator('.term a').first();
    expect(await definition(page)).toBe('hidden');
    await word.focus();
    await expect.poll(() => definition(page)).toBe('visible');
    await page.keyboard.press('Escape');
    await expect.poll(() => definition(page)).toBe('hidden');
    await word.blur();
    await word.hover();
    await expect.poll(() => definition(page)).toBe('visible');
    await page.locator('.term .definition').first().hover();
    await new Promise((resolve) => setTimeout(resolve, 400));
    expect(await definition(page)).toBe('visible');
    expect(await word.getAttribute('href')).toMatch(/\/reference\/glossary\/#thread$/);
  });
});
