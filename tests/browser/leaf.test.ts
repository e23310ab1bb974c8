import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import type { Page } from 'playwright-core';
import { describe, expect, test } from 'vitest';
import { programOf, readTemplate } from '../../scripts/programs/templates.ts';
import { findInterpreters } from '../../scripts/samples/interpreters.ts';
import { assemble, textOf } from '../../src/components/wizard/programs/assemble.ts';
import { madeFor } from '../../src/components/wizard/programs/madeFor.ts';
import { readRecord } from '../../src/components/wizard/record.ts';
import { tree } from '../../src/components/wizard/tree/tree.ts';
import { trailTo } from '../../src/components/wizard/tree/walk.ts';
import { builtSite, heading, noComplaints, settled } from './site.ts';

const site = builtSite();
const threadPool = readTemplate('thread_pool');

const shown = async (page: Page): Promise<string> =>
  `${await page.locator('.program pre > code').first().textContent()}\n`;

const showing = (page: Page, words: string) => page.locator('.program pre > code').filter({ hasText: words }).waitFor();

const status = (page: Page) => page.locator('program-options [role="status"]');

describe('options', () => {
  test('change the program in place, mark what is new, say so once, and stay in the address', async () => {
    await using visit = await site.open('choose/thread-pool/');
    const { page } = visit;
    expect(await page.getByRole('checkbox', { checked: true }).count()).toBe(0);
    await page.getByRole('checkbox', { name: 'Try again what fails' }).check();
    await status(page).filter({ hasText: 'The program has changed' }).waitFor();
    expect(await shown(page)).toBe(programOf(threadPool, ['retry']));
    expect(await page.locator('.program mark.new').count()).toBeGreaterThan(5);
    expect(new URL(page.url()).search).toBe('?with=retry');
    expect(await page.locator('.program .output').isVisible()).toBe(false);
    await page.getByRole('checkbox', { name: 'Results in the order' }).check();
    await showing(page, 'pool.map');
    expect(await shown(page)).toBe(programOf(threadPool, ['in-order', 'retry']));
    await page.reload();
    await settled(page);
    await showing(page, 'pool.map');
    expect(await page.getByRole('checkbox', { checked: true }).count()).toBe(2);
    expect(await status(page).textContent()).toBe('');
    await page.getByRole('checkbox', { name: 'Try again what fails' }).uncheck();
    await page.getByRole('checkbox', { name: 'Results in the order' }).uncheck();
    await page.waitForFunction(() => location.search === '');
    await page.locator('.program .output').waitFor();
    expect(await shown(page)).toBe(programOf(threadPool, []));
    noComplaints(visit);
  });

  test('and answers stand in the docstring, and the version chooses the spelling', async () => {
    const query = 'work=waiting&code=sync&calls=hundreds&with=retry';
    await using visit = await site.open(`choose/thread-pool/?${query}`);
    const { page } = visit;
    await showing(page, 'calls=hundreds');
    await page.getByLabel('Oldest Python').selectOption('3.13');
    await showing(page, 'def retry[Item, Value]');
    expect(new URL(page.url()).search).toBe(`?${query}&python=3.13`);
    const wishes = { options: new Set(['retry']), python: 13 };
    const trail = trailTo(tree, { work: 'waiting', code: 'sync', calls: 'hundreds' }, 'thread-pool');
    const sentence = madeFor('Use a thread pool', trail, wishes);
    expect(await shown(page)).toBe(textOf(assemble(threadPool.template, wishes, sentence)));
    noComplaints(visit);
  });

  test('work by keyboard, and name what may move the reader elsewhere', async () => {
    await using visit = await site.open('choose/thread-pool/');
    const { page } = visit;
    await page.getByRole('checkbox', { name: 'The user can cancel' }).focus();
    await page.keyboard.press('Space');
    await showing(page, 'cancelled.is_set()');
    await page
      .locator('program-options .moves')
      .filter({ hasText: 'May move you' })
      .filter({ visible: true })
      .waitFor();
    expect(await page.evaluate(() => (document.activeElement as HTMLInputElement | null)?.value)).toBe('user-cancel');
    noComplaints(visit);
  });

  test.for([360, 1280])('say what they did where the reader sees it, %d pixels wide', async (width) => {
    await using visit = await site.open('choose/thread-pool/', { viewport: { width, height: 740 } });
    const { page } = visit;
    const note = page.locator('.made-note');
    expect(await note.isVisible()).toBe(false);
    await page.getByRole('checkbox', { name: 'With tests' }).check();
    await status(page).filter({ hasText: 'The program has changed' }).waitFor();
    expect(await note.isVisible()).toBe(true);
    const box = await status(page).boundingBox();
    expect(box?.y).toBeGreaterThanOrEqual(0);
    expect((box?.y ?? 0) + (box?.height ?? 0)).toBeLessThan(740);
    const first = page.locator('.program mark.new').first();
    expect(await first.innerText()).toMatch(/^(import|from) /);
    await page.getByRole('button', { name: 'Show the first' }).click();
    await expect.poll(async () => (await first.boundingBox())?.y).toBeGreaterThan(0);
    noComplaints(visit);
  });

  test('that change only the docstring are said to', async () => {
    await using visit = await site.open('choose/plain-loop/');
    const { page } = visit;
    await page.getByLabel('Oldest Python').selectOption('3.12');
    await status(page).filter({ hasText: 'The code stays as it is.' }).waitFor();
    expect(await page.locator('.program mark.new').count()).toBe(0);
  });

  test('of a program that needs a newer Python than the address asks for are still the plain ones', async () => {
    await using visit = await site.open(
      'choose/interpreter-pool/?work=computing&busy=python&item=big&constraints=interpreters&python=3.12',
    );
    const { page } = visit;
    await page.locator('.program a[download][href^="blob:"]').waitFor();
    expect(await page.locator('.program figure.made').count()).toBe(0);
    noComplaints(visit);
  });

  test('ticked before the script has come stay ticked', async () => {
    let release = (): void => undefined;
    const ticked = new Promise<void>((resolve) => (release = resolve));
    await using visit = await site.open();
    const { page } = visit;
    await page.route('**/_astro/LeafOptions*', async (route) => {
      await ticked;
      await route.continue();
    });
    await page.goto(`${site.url()}choose/thread-pool/?with=retry`, { waitUntil: 'commit' });
    await page.getByRole('checkbox', { name: 'Show progress' }).check();
    release();
    await page.waitForFunction(() => location.search === '?with=retry&with=progress');
    await showing(page, 'def may_pass');
    expect(await page.getByRole('checkbox', { checked: true }).count()).toBe(2);
  });

  test('keep what was chosen and offer another try where the parts do not load', async () => {
    let broken = true;
    await using visit = await site.open('choose/thread-pool/', {
      before: (page) => page.route('**/choose/leaves/*.json', (route) => (broken ? route.abort() : route.continue())),
    });
    const { page } = visit;
    await page.getByRole('checkbox', { name: 'Try again what fails' }).check();
    await status(page).filter({ hasText: 'did not load' }).waitFor();
    expect(await page.getByRole('checkbox', { name: 'Try again what fails' }).isChecked()).toBe(true);
    expect(await shown(page)).toBe(programOf(threadPool, []));
    broken = false;
    await page.locator('program-options').getByRole('button', { name: 'Try again' }).focus();
    await page.keyboard.press('Enter');
    await showing(page, 'def may_pass');
    expect(await page.evaluate(() => document.activeElement?.textContent)).toBe('Show the first');
  });

  test('say that their parts are on the way where the network is slow', async () => {
    let release = (): void => undefined;
    const seen = new Promise<void>((resolve) => (release = resolve));
    await using visit = await site.open('choose/thread-pool/', {
      before: (page) =>
        page.route('**/choose/leaves/*.json', async (route) => {
          await seen;
          await route.continue();
        }),
    });
    const { page } = visit;
    await page.getByRole('checkbox', { name: 'Try again what fails' }).check();
    await status(page).filter({ hasText: 'Loading the parts' }).waitFor();
    release();
    await status(page).filter({ hasText: 'The program has changed' }).waitFor();
    noComplaints(visit);
  });

  test('without JavaScript are a list of what each changes', async () => {
    await using visit = await site.open('choose/thread-pool/', { javaScriptEnabled: false });
    const { page } = visit;
    expect(await page.getByRole('checkbox').count()).toBe(0);
    for (const { effect } of Object.values(tree.leaves['thread-pool']?.options ?? {})) {
      await page.locator('program-options').getByText(effect.replaceAll('`', '').slice(0, 40)).first().waitFor();
    }
    expect(await shown(page)).toBe(programOf(threadPool, []));
    noComplaints(visit);
  });
});

const newest = findInterpreters().at(-1)?.command ?? 'python3';

describe('the program', () => {
  test.for(['', '?work=waiting&code=sync&calls=hundreds&with=in-order&with=progress'])(
    'downloads as it is shown, and runs: %s',
    async (query) => {
      await using visit = await site.open(`choose/thread-pool/${query}`, { acceptDownloads: true });
      const { page } = visit;
      if (query) await showing(page, 'of {len(urls)} done');
      const [download] = await Promise.all([
        page.waitForEvent('download'),
        page.getByRole('link', { name: 'Download thread_pool.py' }).click(),
      ]);
      const folder = mkdtempSync(path.join(tmpdir(), 'leaf-'));
      const file = path.join(folder, download.suggestedFilename());
      await download.saveAs(file);
      const printed = execFileSync(newest, [file], { encoding: 'utf8', timeout: 60_000 });
      rmSync(folder, { recursive: true });
      expect(path.basename(file)).toBe('thread_pool.py');
      expect(printed).toContain('60 of 60 answered');
      if (query) expect(printed).toContain('20 of 60 done');
      noComplaints(visit);
    },
  );

  test('is copied as it is shown', async () => {
    await using visit = await site.open('choose/thread-pool/?with=retry', {
      permissions: ['clipboard-read', 'clipboard-write'],
    });
    const { page } = visit;
    await showing(page, 'def may_pass');
    await page.getByRole('button', { name: 'Copy thread_pool.py' }).click();
    await page.getByRole('status').filter({ hasText: 'Copied' }).waitFor({ state: 'attached' });
    expect(await page.evaluate(() => navigator.clipboard.readText())).toBe(programOf(threadPool, ['retry']));
    noComplaints(visit);
  });

  test('begins above the fold at 1280 by 800', async () => {
    await using visit = await site.open('choose/process-pool/?work=computing&busy=python&item=big&constraints=none');
    const box = await visit.page.locator('figure.sample pre').first().boundingBox();
    expect(box?.y).toBeLessThan(500);
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
  ] as const)('is selected where the clipboard is %s', async ([, clipboard]) => {
    await using visit = await site.open('choose/thread-pool/', { before: (page) => page.addInitScript(clipboard) });
    const { page } = visit;
    await page.getByRole('button', { name: 'Copy thread_pool.py' }).click();
    await page.getByRole('status').filter({ hasText: 'Selected' }).waitFor({ state: 'attached' });
    expect(await page.evaluate(() => String(getSelection()))).toContain('def fetch(');
    await page.getByRole('button', { name: 'Copy the decision as Markdown' }).click();
    await page.getByRole('status').filter({ hasText: 'Decision record selected' }).waitFor();
    expect(await page.locator('leaf-actions textarea').inputValue()).toContain('# Decision: Use a thread pool');
    noComplaints(visit);
  });
});

describe('the decision', () => {
  test('is copied as Markdown that leads back to it, other parts with it', async () => {
    const also = '&also=do-less_work.computing_busy.unprofiled';
    const query = '?work=waiting&code=sync&calls=hundreds&with=retry&python=3.12';
    await using visit = await site.open(`choose/thread-pool/${query}${also}`, {
      permissions: ['clipboard-read', 'clipboard-write'],
    });
    const { page } = visit;
    await page.getByRole('button', { name: 'Copy the decision as Markdown' }).click();
    await page.getByRole('status').filter({ hasText: 'Decision record copied' }).waitFor();
    const record = await page.evaluate(() => navigator.clipboard.readText());
    expect(record).toContain('# Decision: 2 parts');
    const [first, second] = readRecord(tree, record);
    expect(first).toMatchObject({ place: 'do-less', answers: { work: 'computing', busy: 'unprofiled' } });
    expect(second).toMatchObject({ place: 'thread-pool', options: ['retry'], python: 12 });
    const link = /<(http[^>]+thread-pool[^>]+)>/.exec(record)?.[1] ?? '';
    await page.goto(link);
    await heading(page).filter({ hasText: 'Use a thread pool' }).waitFor();
    await showing(page, 'calls=hundreds');
    await page.getByRole('button', { name: 'Copy the link' }).click();
    await page.getByRole('status').filter({ hasText: 'Link copied' }).waitFor();
    expect(await page.evaluate(() => navigator.clipboard.readText())).toBe(page.url());
    noComplaints(visit);
  });

  test('prints its recommendation first, without buttons', async () => {
    await using visit = await site.open('choose/thread-pool/?work=waiting&code=sync&calls=hundreds');
    const { page } = visit;
    await page.emulateMedia({ media: 'print' });
    expect(await page.getByRole('button').filter({ visible: true }).count()).toBe(0);
    const text = await page.locator('main').innerText();
    expect(text.trim()).toMatch(/^Use a thread pool/);
    expect(text).toContain('Tens to a few hundred');
    expect(text).not.toContain('Change');
    expect(text).not.toContain('What you tick');
  });
});

describe('sums', () => {
  test('of a pipeline follow the reader’s numbers, whatever is typed', async () => {
    await using visit = await site.open('choose/pipeline/');
    const { page } = visit;
    const sum = page.locator('.sum');
    expect(await sum.innerText()).toContain('20 min 51 s');
    await sum.getByLabel('Cores').fill('1000');
    await sum.getByText('The waiting sets the pace').waitFor();
    await sum.getByLabel('Cores').fill('many');
    await sum.getByText('20 min 51 s').waitFor();
    await sum.getByText('counts as 8').waitFor();
    await sum.getByLabel('Items').fill('20,000');
    await sum.getByText('41 min 41 s').waitFor();
    noComplaints(visit);
  });

  test('of the break-even do, too', async () => {
    await using visit = await site.open('choose/plain-loop/');
    const { page } = visit;
    const sum = page.locator('.sum');
    await sum.getByLabel('Processes').fill('1');
    await sum.getByText('keep the loop, however many items come').waitFor();
    noComplaints(visit);
  });
});
