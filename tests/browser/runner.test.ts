import type { Page } from 'playwright-core';
import { describe, expect, test } from 'vitest';
import { axeViolations } from './axe.ts';
import { builtSite, noComplaints } from './site.ts';

const site = builtSite({ sendHeaders: true });

const first = (page: Page) => page.locator('figure.sample', { has: page.locator('[data-runs]') }).first();
const button = (page: Page, name: string | RegExp) => first(page).getByRole('button', { name });
const editor = (page: Page) => first(page).getByRole('textbox', { name: /^Program / });
const heard = (page: Page) => first(page).locator('.run').getByRole('status');

const type = async (page: Page, program: string): Promise<void> => {
  await editor(page).waitFor();
  await editor(page).press('Control+a');
  await page.keyboard.insertText(program);
};

const runIt = async (page: Page, program: string): Promise<void> => {
  await button(page, /^Edit/).click();
  await type(page, program);
  await editor(page).press('Control+Enter');
};

const withoutSuspending = () => {
  for (const name of ['Suspending', 'promising', 'SuspendError']) {
    Reflect.deleteProperty(WebAssembly, name);
  }
};

const forbidStorage = () => {
  const get = () => {
    throw new DOMException('forbidden', 'SecurityError');
  };
  Object.defineProperty(window, 'localStorage', { get });
  Object.defineProperty(window, 'sessionStorage', { get });
};

describe('a program in its page', () => {
  test('runs by keyboard alone, and prints what was recorded', async () => {
    await using visit = await site.open('understand/race-conditions/');
    const { page } = visit;
    const recorded = await first(page).locator('.output samp').first().innerText();
    await button(page, /^Run · \d\.\d MB once/).focus();
    await page.keyboard.press('Enter');
    await heard(page).filter({ hasText: 'Finished' }).waitFor();
    expect(await heard(page).innerText()).toMatch(/^Finished: \d+ lines? in /);
    expect((await first(page).locator('.run samp').innerText()).trim()).toBe(recorded.trim());
    expect(await first(page).locator('.output').isVisible()).toBe(false);
    expect(await first(page).locator('.run').innerText()).toMatch(/CPython 3\.14\.2 .*Like 3\.14 with the GIL/s);
    await page.getByRole('button', { name: 'Show the recorded output' }).first().click();
    expect(await first(page).locator('.output').isVisible()).toBe(true);
    expect(await axeViolations(page)).toEqual([]);
    noComplaints(visit);
  });

  test('asks for nothing but the page until Run or Edit is pressed', async () => {
    const asked: string[] = [];
    await using visit = await site.open('understand/race-conditions/', {
      before: (page) => page.on('request', (request) => asked.push(new URL(request.url()).pathname)),
    });
    const { page } = visit;
    await button(page, /^Run/).hover();
    await first(page).scrollIntoViewIfNeeded();
    await page.waitForLoadState('networkidle');
    expect(asked.filter((path) => /python|pyodide|worker|openRunner|preact/i.test(path))).toEqual([]);
  });

  test('after a first Run fetches Python as soon as a program comes near', async () => {
    const asked: string[] = [];
    await using visit = await site.open('understand/race-conditions/', {
      before: (page) => page.on('request', (request) => asked.push(new URL(request.url()).pathname)),
    });
    const { page } = visit;
    await button(page, /^Run/).click();
    await heard(page).filter({ hasText: 'Finished' }).waitFor();
    asked.length = 0;
    await page.goto(`${site.url()}understand/common-mistakes/`);
    await button(page, /^Run \w+\.py/).waitFor();
    await first(page).scrollIntoViewIfNeeded();
    await expect.poll(() => asked.some((path) => path.includes('/python/')), { timeout: 20_000 }).toBe(true);
    expect(await first(page).locator('.run').count()).toBe(0);
  });

  test('shows where an exception left it, and Reset brings the original back', async () => {
    await using visit = await site.open('understand/race-conditions/');
    const { page } = visit;
    const original = `${await first(page).locator('pre > code').innerText()}\n`;
    await runIt(page, 'print("before")\nraise ValueError("negative")\n');
    await heard(page).filter({ hasText: 'Ended by ValueError: negative' }).waitFor();
    expect(await first(page).locator('.editor mark').innerText()).toBe('raise ValueError("negative")');
    expect(await first(page).locator('.editor-numbers').innerText()).toContain('✕ 2');
    expect(await first(page).locator('.run samp > .stderr').innerText()).toMatch(/Traceback[^]*ValueError: negative/);
    await button(page, 'Go to line 2').click();
    const selected = () =>
      editor(page).evaluate((field: HTMLTextAreaElement) =>
        field.value.slice(field.selectionStart, field.selectionEnd),
      );
    expect(await selected()).toBe('raise ValueError("negative")');
    expect(await axeViolations(page)).toEqual([]);
    await button(page, 'Reset').click();
    expect(await editor(page).inputValue()).toBe(original);
    expect(await first(page).locator('.editor mark').count()).toBe(0);
    await editor(page).press('Control+z');
    expect(await editor(page).inputValue()).toContain('negative');
    noComplaints(visit);
  });

  test('marks the line in the page, too, where nobody edits', async () => {
    await using visit = await site.open('understand/common-mistakes/');
    const { page } = visit;
    const figure = page.locator('figure.sample', {
      has: page.getByRole('link', { name: 'Download threading_queue.py' }),
    });
    await figure.getByRole('button', { name: /^Run/ }).click();
    const mark = figure.locator('pre > code mark.error-line');
    await mark.waitFor();
    expect(await mark.innerText()).toContain('threading.Queue');
    await figure.getByRole('button', { name: /^Run/ }).click();
    await mark.waitFor({ state: 'detached' });
    await mark.waitFor();
    expect(await mark.count()).toBe(1);
    noComplaints(visit);
  });

  test('of which a part is shown runs whole, and says so', async () => {
    await using visit = await site.open('understand/race-conditions/');
    const { page } = visit;
    const figure = page.locator('figure.sample', { has: page.locator('[data-part]') }).first();
    await figure.getByRole('button', { name: /^Run/ }).click();
    await figure
      .locator('.run')
      .getByRole('status')
      .filter({ hasText: /Finished/ })
      .waitFor();
    expect(await figure.locator('.run .ran').innerText()).toContain('Ran the whole file');
    await figure.getByRole('button', { name: /^Edit/ }).click();
    const field = figure.getByRole('textbox', { name: /^Program/ });
    await field.waitFor();
    const file = await figure.getByRole('link', { name: /^Download/ }).getAttribute('href');
    const source = await (await page.request.get(new URL(file ?? '', page.url()).href)).text();
    expect(await field.inputValue()).toBe(source);
    noComplaints(visit);
  });

  test('of a recommendation runs as it was put together', async () => {
    await using visit = await site.open('choose/thread-pool/');
    const { page } = visit;
    const figure = page.locator('.program figure');
    await figure.getByRole('button', { name: /^Run/ }).click();
    await figure.getByRole('button', { name: /^Stop/ }).click();
    await page.locator('input[name="with"][value="retry"]').check();
    await page.locator('.program figure.made').waitFor();
    await figure.getByRole('button', { name: /^Edit/ }).click();
    const field = figure.getByRole('textbox', { name: /^Program/ });
    await field.waitFor();
    const before = await field.inputValue();
    expect(before).toContain('retry');
    // What nobody has changed follows the options.
    await page.locator('input[name="with"][value="retry"]').uncheck();
    await expect.poll(() => field.inputValue()).not.toBe(before);
    await field.press('Control+Home');
    await page.keyboard.insertText('# mine\n');
    await page.locator('input[name="with"][value="retry"]').check();
    await page.getByText('The program has changed').waitFor();
    expect(await field.inputValue()).toMatch(/^# mine\n/);
    noComplaints(visit);
  });

  test('keeps the reader’s changes over pages until Reset', async () => {
    await using visit = await site.open('understand/race-conditions/');
    const { page } = visit;
    await button(page, /^Edit/).click();
    await type(page, 'print("mine")\n');
    await page.goto(`${site.url()}understand/gil/`);
    await page.goBack();
    await editor(page).waitFor();
    expect(await editor(page).inputValue()).toBe('print("mine")\n');
    await button(page, 'Reset').click();
    await page.reload();
    await button(page, /^Edit/).waitFor();
    expect(await editor(page).count()).toBe(0);
    noComplaints(visit);
  });

  test('runs where storage throws', async () => {
    await using visit = await site.open('understand/race-conditions/', {
      before: (page) => page.addInitScript(forbidStorage),
    });
    const { page } = visit;
    await runIt(page, 'print("mine")\n');
    await heard(page).filter({ hasText: 'Finished: 1 line' }).waitFor();
    noComplaints(visit);
  });

  test('asks for a line, and takes it', async () => {
    await using visit = await site.open('understand/race-conditions/');
    const { page } = visit;
    await runIt(page, 'name = input("Name? ")\nprint("Hello", name)\n');
    const field = first(page).getByRole('textbox', { name: 'The program waits for a line' });
    await field.waitFor();
    await page.waitForFunction(() => document.activeElement?.closest('.run-input'));
    expect(await axeViolations(page)).toEqual([]);
    await page.keyboard.type('Ada');
    await page.keyboard.press('Enter');
    await heard(page).filter({ hasText: 'Finished' }).waitFor();
    expect(await first(page).locator('.run samp').innerText()).toMatch(/Name\? Ada\s+Hello Ada/);
    expect(await page.evaluate(() => document.activeElement?.closest('.run') !== null)).toBe(true);
    noComplaints(visit);
  });

  test('ends at Stop, and runs again', async () => {
    await using visit = await site.open('understand/race-conditions/');
    const { page } = visit;
    await runIt(page, 'print("on", flush=True)\nwhile True:\n    pass\n');
    await first(page).locator('.run samp').filter({ hasText: 'on' }).waitFor();
    await button(page, /^Stop/).click();
    await heard(page).filter({ hasText: 'Stopped' }).waitFor();
    await type(page, 'print("again")\n');
    await button(page, /^Run/).click();
    await heard(page).filter({ hasText: 'Finished: 1 line' }).waitFor();
    expect(await first(page).locator('.run samp').innerText()).toMatch(/^again\s*$/);
    noComplaints(visit);
  });

  test('can be copied and downloaded as it stands in the editor', async () => {
    await using visit = await site.open('understand/race-conditions/', {
      permissions: ['clipboard-read', 'clipboard-write'],
    });
    const { page } = visit;
    await button(page, /^Edit/).click();
    await type(page, 'print("mine")\n');
    await button(page, /^Copy/).click();
    await button(page, /^Copied|^Copy/)
      .getByText('Copied')
      .waitFor();
    expect(await page.evaluate(() => navigator.clipboard.readText())).toBe('print("mine")\n');
    const download = page.waitForEvent('download');
    await first(page)
      .getByRole('link', { name: /^Download/ })
      .click();
    expect((await download).suggestedFilename()).toBe('lost_update.py');
  });

  test('goes into a link that opens the playground with it, and runs nothing', async () => {
    await using visit = await site.open('understand/race-conditions/', {
      permissions: ['clipboard-read', 'clipboard-write'],
    });
    const { page } = visit;
    await button(page, /^Edit/).click();
    await type(page, 'print("from a link")\n');
    await button(page, 'Share link').click();
    await first(page).getByText('Link copied').waitFor();
    const link = await page.evaluate(() => navigator.clipboard.readText());
    expect(link).toMatch(/\/playground\/#p1\.[\w-]+$/);
    await page.goto(link);
    const field = page.getByRole('textbox', { name: 'Program lost_update.py' });
    await field.waitFor();
    expect(await field.inputValue()).toBe('print("from a link")\n');
    await page.getByText('has not run').waitFor();
    expect(await page.locator('.run').count()).toBe(0);
    noComplaints(visit);
  });
});

describe('the editor', () => {
  test('lets Tab pass until it is told otherwise; Escape, then Tab, leaves', async () => {
    await using visit = await site.open('understand/race-conditions/');
    const { page } = visit;
    await button(page, /^Edit/).click();
    await type(page, 'if x:');
    await page.keyboard.press('Enter');
    await page.keyboard.type('y');
    expect(await editor(page).inputValue()).toBe('if x:\n    y');
    await page.keyboard.press('Tab');
    const box = first(page).getByRole('checkbox', { name: 'Tab indents' });
    expect(await box.evaluate((element) => element === document.activeElement)).toBe(true);
    await page.keyboard.press('Space');
    await page.keyboard.press('Shift+Tab');
    await editor(page).press('Home');
    await page.keyboard.press('Tab');
    expect(await editor(page).inputValue()).toBe('if x:\n        y');
    await page.keyboard.press('Shift+Tab');
    expect(await editor(page).inputValue()).toBe('if x:\n    y');
    await page.keyboard.press('Escape');
    await page.keyboard.press('Tab');
    expect(await box.evaluate((element) => element === document.activeElement)).toBe(true);
    noComplaints(visit);
  });

  test('shows every letter where it is typed, fast typing included', async () => {
    await using visit = await site.open('understand/race-conditions/');
    const { page } = visit;
    await button(page, /^Edit/).click();
    await type(page, '');
    const program = 'def f(x):\nreturn f"{x!r}"  # <b>&amp;\n';
    await page.keyboard.type(program);
    expect(await editor(page).inputValue()).toBe('def f(x):\n    return f"{x!r}"  # <b>&amp;\n    ');
    const layers = await first(page)
      .locator('.editor-layers')
      .evaluate((box) => [...box.children].map((layer) => [layer.clientWidth, layer.clientHeight]));
    expect(layers[0]).toEqual(layers[1]);
    expect(await first(page).locator('.editor-layers pre').innerText()).toContain('return f"{x!r}"  # <b>&amp;');
  });
});

describe('where Python cannot run', () => {
  test('the page without scripts shows the recorded output and says why', async () => {
    await using visit = await site.open('understand/race-conditions/', { javaScriptEnabled: false });
    const { page } = visit;
    expect(await page.locator('.no-run').count()).toBe(1);
    expect(await page.locator('.no-run').innerText()).toMatch(
      /JavaScript.*Chrome and Edge 137.*Firefox 153.*Safari 27/,
    );
    expect(await first(page).locator('.output').isVisible()).toBe(true);
    expect(await first(page).getByRole('button').count()).toBe(0);
  });

  test('the page without promise integration does so, too', async () => {
    await using visit = await site.open('understand/race-conditions/', {
      before: (page) => page.addInitScript(withoutSuspending),
    });
    const { page } = visit;
    await page.locator('.no-run').waitFor();
    expect(await button(page, /^Run|^Edit/).count()).toBe(0);
    expect(await button(page, /^Copy/).count()).toBe(1);
    expect(await axeViolations(page)).toEqual([]);
    noComplaints(visit);
  });

  test('a page where it can run does not say so', async () => {
    await using visit = await site.open('understand/race-conditions/');
    await button(visit.page, /^Run/).waitFor();
    expect(await visit.page.locator('.no-run').isVisible()).toBe(false);
  });
});

test('print leaves out what is to press, and keeps the output', async () => {
  await using visit = await site.open('understand/race-conditions/');
  const { page } = visit;
  await runIt(page, 'print("mine")\n');
  await heard(page).filter({ hasText: 'Finished' }).waitFor();
  await page.emulateMedia({ media: 'print' });
  expect(await button(page, /^Run/).count()).toBe(0);
  expect(await first(page).locator('.editor-help').isVisible()).toBe(false);
  expect(await first(page).locator('.run samp').isVisible()).toBe(true);
  expect(await first(page).locator('.editor-layers pre').isVisible()).toBe(true);
});
