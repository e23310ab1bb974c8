import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { describe, expect, test } from 'vitest';
import { findInterpreters } from '../../scripts/samples/interpreters.ts';
import { tree } from '../../src/components/wizard/tree.ts';
import { routes, walk } from '../../src/components/wizard/walk.ts';
import { builtSite, heading, noComplaints, settled } from './site.ts';

const site = builtSite();
const ask = (question: string): string => tree.questions[question]?.ask ?? '';
const label = (question: string, answer: string): string => tree.questions[question]?.answers[answer]?.label ?? '';

const all = routes(tree).map((route) => {
  const answers = Object.fromEntries(route.map(({ question, answer }) => [question, answer]));
  const { place: leaf } = walk(tree, answers);
  return { name: Object.values(answers).join(', '), route, leaf, use: tree.leaves[leaf]?.use ?? '' };
});

describe('every route', () => {
  test.for(all)('by mouse: $name', async ({ route, use, leaf }) => {
    await using visit = await site.open();
    const { page } = visit;
    for (const { question, answer } of route) {
      await page.getByRole('link', { name: label(question, answer) }).click();
      await heading(page)
        .filter({ hasNotText: 'nothing at all' })
        .filter({ hasNotText: ask(question) })
        .waitFor();
      await settled(page);
    }
    await heading(page).filter({ hasText: use }).waitFor();
    const address = new URL(page.url());
    expect(address.pathname).toBe(`/choose/${leaf}/`);
    expect([...address.searchParams]).toEqual(route.map(({ question, answer }) => [question, answer]));
    expect(await page.locator('.trail dl > div').count()).toBe(route.length);
    noComplaints(visit);
  });

  test.for(all)('by keyboard, the focus following: $name', async ({ route, use }) => {
    await using visit = await site.open(`choose/${tree.start}/`);
    const { page } = visit;
    for (const { question, answer } of route) {
      for (let presses = 0; presses < 30; presses += 1) {
        await page.keyboard.press('Tab');
        const focused = await page.evaluate(() => document.activeElement?.textContent ?? '');
        if (focused.startsWith(label(question, answer))) break;
      }
      await page.keyboard.press('Enter');
      await heading(page)
        .filter({ hasNotText: ask(question) })
        .waitFor();
      await settled(page);
      await page.waitForFunction(() => document.activeElement?.tagName === 'H1');
    }
    await heading(page).filter({ hasText: use }).waitFor();
    noComplaints(visit);
  });

  test.for(all)('without JavaScript: $name', async ({ route, use }) => {
    await using visit = await site.open('', { javaScriptEnabled: false });
    const { page } = visit;
    for (const { question, answer } of route) {
      await page.getByRole('link', { name: label(question, answer) }).click();
      await heading(page)
        .filter({ hasNotText: 'nothing at all' })
        .filter({ hasNotText: ask(question) })
        .waitFor();
    }
    await heading(page).filter({ hasText: use }).waitFor();
    expect(await page.locator('figure.sample pre').first().innerText()).toContain('def main()');
    noComplaints(visit);
  });
});

describe('on the way', () => {
  test('the next question comes in place, with its title and the answers so far', async () => {
    await using visit = await site.open('choose/work/');
    const { page } = visit;
    await page.evaluate(() => Object.assign(window, { kept: true }));
    await page.getByRole('link', { name: 'Waiting' }).click();
    await heading(page)
      .filter({ hasText: ask('code') })
      .waitFor();
    expect(await page.evaluate(() => 'kept' in window)).toBe(true);
    expect(await page.title()).toBe(`${ask('code')} | Gilded`);
    expect(await page.locator('.trail').innerText()).toContain('Waiting');
    noComplaints(visit);
  });

  test('back and forward, by link and by button, show each question as it was left', async () => {
    await using visit = await site.open('choose/work/');
    const { page } = visit;
    await page.getByRole('link', { name: 'Computing' }).click();
    await heading(page)
      .filter({ hasText: ask('busy') })
      .waitFor();
    await page.getByRole('link', { name: 'My Python code' }).click();
    await heading(page).filter({ hasText: 'process pool' }).waitFor();
    await page.goBack();
    await heading(page)
      .filter({ hasText: ask('busy') })
      .waitFor();
    await page.goBack();
    await heading(page)
      .filter({ hasText: ask('work') })
      .waitFor();
    await page.goForward();
    await heading(page)
      .filter({ hasText: ask('busy') })
      .waitFor();
    await settled(page);
    await page.getByRole('link', { name: '← Back' }).click();
    await heading(page)
      .filter({ hasText: ask('work') })
      .waitFor();
    expect(await page.locator('.answers a.given').innerText()).toContain('Computing');
    noComplaints(visit);
  });

  test('a reload keeps the place and the answers', async () => {
    await using visit = await site.open('choose/code/?work=waiting');
    const { page } = visit;
    await page.locator('.trail dl').waitFor();
    await page.reload();
    await page.locator('.trail dl').waitFor();
    expect(await page.locator('.trail dl').innerText()).toContain('Waiting');
    noComplaints(visit);
  });

  test('an answer changed keeps the others where they fit and drops them where they do not', async () => {
    await using visit = await site.open('choose/thread-pool/?work=waiting&code=sync');
    const { page } = visit;
    await page.getByRole('link', { name: `Change: ${ask('work')}` }).click();
    await heading(page)
      .filter({ hasText: ask('work') })
      .waitFor();
    await page.locator('.answers a.given').waitFor();
    expect(await page.locator('.answers a.given').innerText()).toContain('Waiting');
    const same = await page.getByRole('link', { name: /^Waiting/ }).getAttribute('href');
    expect(same).toBe('/choose/thread-pool/?work=waiting&code=sync');
    await page.getByRole('link', { name: /^Computing/ }).click();
    await heading(page)
      .filter({ hasText: ask('busy') })
      .waitFor();
    expect(new URL(page.url()).search).toBe('?work=computing');
    noComplaints(visit);
  });

  test('a double click answers one question', async () => {
    await using visit = await site.open('choose/work/');
    const { page } = visit;
    await page.getByRole('link', { name: 'Computing' }).dblclick();
    await heading(page)
      .filter({ hasText: ask('busy') })
      .waitFor();
    expect(new URL(page.url()).pathname).toBe('/choose/busy/');
  });

  test('nothing is ticked beforehand, and starting again forgets', async () => {
    await using visit = await site.open('choose/asyncio/?work=waiting&code=async');
    const { page } = visit;
    await page.getByRole('link', { name: 'Start again' }).click();
    await page.getByRole('link', { name: /^Start: / }).click();
    await heading(page)
      .filter({ hasText: ask('work') })
      .waitFor();
    await settled(page);
    expect(await page.locator('.answers a.given').count()).toBe(0);
    expect(new URL(page.url()).search).toBe('');
    noComplaints(visit);
  });

  test.for([
    '?work=constructor',
    '?__proto__=waiting',
    '?work=%E0%A4%A',
    '?work=<script>alert(1)</script>',
    `?${'work=waiting&'.repeat(600)}`,
    '?busy=python&code=sync',
  ])('a mangled address is read as far as it makes sense: %s', async (query) => {
    await using visit = await site.open(`choose/busy/${query}`);
    const { page } = visit;
    expect(await heading(page).innerText()).toBe(ask('busy'));
    expect(await page.locator('.trail').count()).toBe(0);
    await page.getByRole('link', { name: 'My Python code' }).click();
    await heading(page).filter({ hasText: 'process pool' }).waitFor();
    noComplaints(visit);
  });
});

describe('a leaf', () => {
  test('is at most four clicks from the landing page to a program that runs', async () => {
    await using visit = await site.open('', { acceptDownloads: true });
    const { page } = visit;
    await page.getByRole('link', { name: /^Waiting/ }).click();
    await page.getByRole('link', { name: /^No: sync code/ }).click();
    const [download] = await Promise.all([
      page.waitForEvent('download'),
      page.getByRole('link', { name: 'Download thread_pool.py' }).click(),
    ]);
    const folder = mkdtempSync(path.join(tmpdir(), 'leaf-'));
    const file = path.join(folder, download.suggestedFilename());
    await download.saveAs(file);
    const python = findInterpreters().at(-1)?.command ?? 'python3';
    const printed = execFileSync(python, [file], { encoding: 'utf8', timeout: 60_000 });
    rmSync(folder, { recursive: true });
    expect(path.basename(file)).toBe('thread_pool.py');
    expect(printed).toContain('200 of 200 answered');
    noComplaints(visit);
  });

  test('begins its program above the fold at 1280 by 800', async () => {
    await using visit = await site.open('choose/process-pool/?work=computing&busy=python');
    const box = await visit.page.locator('figure.sample pre').first().boundingBox();
    expect(box?.y).toBeLessThan(500);
  });

  test('copies its program', async () => {
    await using visit = await site.open('choose/measure/', { permissions: ['clipboard-read', 'clipboard-write'] });
    const { page } = visit;
    await page.getByRole('button', { name: 'Copy measure.py' }).click();
    await page.getByRole('status').filter({ hasText: 'Copied' }).waitFor({ state: 'attached' });
    expect(await page.evaluate(() => navigator.clipboard.readText())).toContain('def measure(');
    noComplaints(visit);
  });

  const refused = () =>
    Object.defineProperty(navigator, 'clipboard', {
      value: { writeText: () => Promise.reject(new Error('refused')) },
    });
  /** As on a page that came without TLS. */
  const missing = () => Object.defineProperty(navigator, 'clipboard', { value: undefined });

  test.for([
    ['refused', refused],
    ['missing', missing],
  ] as const)('selects its program where the clipboard is %s', async ([, clipboard]) => {
    await using visit = await site.open('choose/measure/', { before: (page) => page.addInitScript(clipboard) });
    const { page } = visit;
    await page.getByRole('button', { name: 'Copy measure.py' }).click();
    await page.getByRole('status').filter({ hasText: 'Selected' }).waitFor({ state: 'attached' });
    expect(await page.evaluate(() => String(getSelection()))).toContain('def measure(');
    noComplaints(visit);
  });
});
