import { readFileSync } from 'node:fs';
import type { Page } from 'playwright-core';
import { describe, expect, test } from 'vitest';
import { entries, printedBy } from '../unit/errors/catalogue.ts';
import { axeViolations } from './axe.ts';
import { builtSite, heading, noComplaints } from './site.ts';

const site = builtSite({ sendHeaders: true });
const box = (page: Page) => page.getByRole('textbox', { name: 'Paste your traceback' });
const results = (page: Page) => page.locator('.matches > li');

const traceback =
  printedBy('lock_errors/release_after_failed_acquire.py').find(({ on }) => on === '3.13.0')?.text ?? '';
const title = 'RuntimeError: release unlocked lock';

describe('the box for tracebacks', () => {
  test('finds the page, marks the line, and still holds the text when the reader comes back', async () => {
    await using visit = await site.open('errors/');
    const { page } = visit;
    await box(page).fill(`2026-11-22 10:00:00 ERROR starting\n${traceback}`);
    await results(page).first().waitFor();
    expect(await page.locator('.box-said').getByRole('status').innerText()).toBe('1 entry has this text');
    expect(await page.locator('.matches mark').allInnerTexts()).toEqual([title]);
    await page.getByRole('link', { name: title }).first().click();
    await heading(page).filter({ hasText: title }).waitFor();
    await page.goBack();
    await results(page).first().waitFor();
    expect(await box(page).inputValue()).toContain('release unlocked lock');
    noComplaints(visit);
  });

  test('works by keyboard alone', async () => {
    await using visit = await site.open('errors/');
    const { page } = visit;
    await box(page).focus();
    await page.keyboard.insertText(title);
    await results(page).first().waitFor();
    await page.keyboard.press('Tab');
    expect(await page.evaluate(() => document.activeElement?.textContent)).toBe('Clear');
    await page.keyboard.press('Tab');
    await page.keyboard.press('Enter');
    await heading(page).filter({ hasText: title }).waitFor();
    noComplaints(visit);
  });

  test('takes a megabyte, and Clear empties it', async () => {
    await using visit = await site.open('errors/');
    const { page } = visit;
    const calm = 'INFO all is well\n'.repeat(30_000);
    await box(page).evaluate((field, text) => {
      const clipboardData = new DataTransfer();
      clipboardData.setData('text/plain', text);
      field.dispatchEvent(new ClipboardEvent('paste', { clipboardData, bubbles: true, cancelable: true }));
    }, `${calm}${traceback}${calm}`);
    await results(page).first().waitFor();
    expect(await page.locator('.matches figcaption').innerText()).toMatch(/^Line 30005 /);
    expect(await page.getByText('characters pasted.').innerText()).toMatch(/^1,020,\d{3} /);
    await page.getByRole('button', { name: 'Clear' }).click();
    await results(page).first().waitFor({ state: 'detached' });
    expect(await box(page).inputValue()).toBe('');
    await page.keyboard.insertText(title);
    await results(page).first().waitFor();
    noComplaints(visit);
  });

  test('says when nothing matches, and searches for the last message', async () => {
    await using visit = await site.open('errors/');
    const { page } = visit;
    await box(page).fill('Traceback (most recent call last):\n  File "x.py", line 1\nValueError: deadlock is a word\n');
    await page.getByText('No entry of the catalogue has this text.').waitFor();
    await page.getByRole('button', { name: 'Search the whole guide for it' }).click();
    expect(await page.getByRole('dialog').getByRole('searchbox').inputValue()).toBe('ValueError: deadlock is a word');
    await page.locator('.search-results > li').first().waitFor();
    expect(await box(page).inputValue()).toContain('deadlock is a word');
    noComplaints(visit);
  });

  test('sends nothing of what is pasted', async () => {
    const asked: string[] = [];
    await using visit = await site.open('errors/');
    const { page } = visit;
    page.on('request', (request) => asked.push(`${request.method()} ${request.url()} ${request.postData() ?? ''}`));
    await box(page).fill(`secret-4711\n${traceback}`);
    await results(page).first().waitFor();
    expect(asked.join('\n')).not.toContain('4711');
    expect(asked.filter((request) => !request.includes('/errors/patterns.json'))).toEqual([]);
  });

  test('keeps the text where the patterns do not load, and tries again', async () => {
    await using visit = await site.open('errors/', {
      before: (page) => page.route('**/errors/patterns.json', (route) => route.fulfill({ status: 503 })),
    });
    const { page } = visit;
    await box(page).fill(traceback);
    await page.getByRole('alert').getByText('did not load').waitFor();
    expect(await box(page).inputValue()).toContain('release unlocked lock');
    await page.unrouteAll();
    await page.getByRole('button', { name: 'Try again' }).click();
    await results(page).first().waitFor();
  });

  test('without JavaScript is a hint, and the list can be filtered by version', async () => {
    await using visit = await site.open('errors/', { javaScriptEnabled: false });
    const { page } = visit;
    expect(await box(page).isVisible()).toBe(false);
    expect(await page.getByText('With JavaScript, a box here').isVisible()).toBe(true);
    const newer = entries.find(({ python }) => python.from === '3.13');
    const entry = page.locator('.error-list .entry').filter({ has: page.locator(`a[href$="/errors/${newer?.id}/"]`) });
    expect(await entry.isVisible()).toBe(true);
    await page.getByRole('radio', { name: '3.11' }).check();
    expect(await entry.isVisible()).toBe(false);
    await page.getByRole('radio', { name: 'any' }).check();
    expect(await entry.isVisible()).toBe(true);
  });

  test('axe finds nothing in its answers', async () => {
    await using visit = await site.open('errors/', { colorScheme: 'dark' });
    const { page } = visit;
    await box(page).fill(`x\n${traceback}`);
    await results(page).first().waitFor();
    for (const width of [360, 1280]) {
      await page.setViewportSize({ width, height: 800 });
      expect(await axeViolations(page), `${width} px`).toEqual([]);
      expect(await page.evaluate(() => document.documentElement.scrollWidth - innerWidth)).toBeLessThanOrEqual(0);
    }
  });
});

describe('the list', () => {
  test('is filtered by symptom, version and words, and the address says so', async () => {
    await using visit = await site.open('errors/');
    const { page } = visit;
    const shown = () => page.locator('.error-list .entry:visible').count();
    const all = await shown();
    expect(all).toBe(entries.length);
    await page.getByRole('combobox', { name: 'Symptom' }).selectOption('hang');
    expect(await shown()).toBe(entries.filter(({ symptom }) => symptom === 'hang').length);
    expect(new URL(page.url()).search).toBe('?symptom=hang');
    await page.getByRole('searchbox', { name: 'Find' }).fill('queue');
    expect(await shown()).toBeLessThan(all);
    noComplaints(visit);
  });
});

describe('search', () => {
  test.for([
    ['a whole traceback', traceback.replaceAll('\n', ' '), title],
    [
      'a message with an address',
      'RuntimeError: <Queue at 0x7f2b8c1d3a60 maxsize=0> is bound to a different event loop',
      'bound to a different event loop',
    ],
    [
      'a warning with a process id',
      'DeprecationWarning: This process (pid=4711) is multi-threaded, use of fork() may lead to deadlocks in the child.',
      'multi-threaded',
    ],
    [
      'a message with the name of a thread',
      "RuntimeError: There is no current event loop in thread 'Thread-7 (work)'.",
      'no current event loop',
    ],
    ['a message alone', "can't start new thread", "can't start new thread"],
  ] as const)('finds the page of %s first', async ([, query, expected]) => {
    await using visit = await site.open();
    const { page } = visit;
    await page.keyboard.press('/');
    await page.getByRole('searchbox').fill(query);
    await page.locator('.search-results > li').first().waitFor();
    expect(await page.locator('.search-results > li b').first().innerText()).toContain(expected);
    await page.keyboard.press('Enter');
    await heading(page).filter({ hasText: expected }).waitFor();
    expect(new URL(page.url()).pathname).toMatch(/^\/errors\//);
    noComplaints(visit);
  });

  test('goes on without the patterns', async () => {
    await using visit = await site.open('', {
      before: (page) => page.route('**/errors/patterns.json', (route) => route.fulfill({ status: 404 })),
    });
    const { page } = visit;
    await page.keyboard.press('/');
    await page.getByRole('searchbox').fill('release unlocked lock');
    await page.locator('.search-results > li').first().waitFor();
  });
});

describe('a program that fails in the page', () => {
  test('leads to the page about its traceback', async () => {
    await using visit = await site.open('playground/');
    const { page } = visit;
    await page.getByRole('combobox', { name: 'Program' }).selectOption({ label: 'release_after_failed_acquire.py' });
    const source = readFileSync('src/samples/lock_errors/release_after_failed_acquire.py', 'utf8');
    await page.getByRole('textbox', { name: /^Program release/ }).waitFor();
    expect(await page.getByRole('textbox', { name: /^Program release/ }).inputValue()).toBe(source);
    await page.getByRole('button', { name: /^Run/ }).click();
    await page.locator('.run-error a').click();
    await heading(page).filter({ hasText: title }).waitFor();
    noComplaints(visit);
  });

  test('is no link on that very page', async () => {
    await using visit = await site.open('errors/release-unlocked-lock/');
    const { page } = visit;
    const figure = page.locator('figure.sample.wrong');
    await figure.getByRole('button', { name: /^Run/ }).click();
    await figure.locator('.run').getByRole('status').filter({ hasText: 'Ended by RuntimeError' }).waitFor();
    await page.waitForLoadState('networkidle');
    expect(await page.locator('.run-error').count()).toBe(0);
    noComplaints(visit);
  });

  test('by a deadlock is explained there', async () => {
    const hang = entries.find(({ symptom, module }) => symptom === 'hang' && module === 'locks');
    await using visit = await site.open(`errors/${hang?.id}/`);
    const { page } = visit;
    const figure = page.locator('figure.sample.wrong').first();
    await figure.getByRole('button', { name: /^Run/ }).click();
    await figure.getByText('Deadlock: no thread can go on.').waitFor();
    noComplaints(visit);
  });
});

describe('every page of an error', () => {
  const groups = [...new Set(entries.map(({ module }) => module))];

  // One visit for many: they are all made by one component, and differ in what their words and programs are.
  test.for(groups)('on %s loads without a complaint and fits 320 and 1280 px', async (module) => {
    await using visit = await site.open('errors/', { viewport: { width: 320, height: 640 } });
    const { page } = visit;
    for (const { id } of entries.filter((entry) => entry.module === module)) {
      await page.setViewportSize({ width: 320, height: 640 });
      await page.goto(`${site.url()}errors/${id}/`);
      expect(await heading(page).count()).toBe(1);
      const sideways = () => page.evaluate(() => document.documentElement.scrollWidth - innerWidth);
      expect(await sideways(), `${id} at 320 px`).toBeLessThanOrEqual(0);
      await page.setViewportSize({ width: 1280, height: 800 });
      expect(await sideways(), `${id} at 1280 px`).toBeLessThanOrEqual(0);
    }
    noComplaints(visit);
  });
});
