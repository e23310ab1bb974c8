import type { Page } from 'playwright-core';
import { describe, expect, test } from 'vitest';
import { axeViolations } from './axe.ts';
import { builtSite, noComplaints } from './site.ts';

const site = builtSite({ sendHeaders: true });

const editor = (page: Page) => page.getByRole('textbox', { name: /^Program / });
const choice = (page: Page) => page.getByRole('combobox', { name: 'Program' });
const heard = (page: Page) => page.locator('.run').getByRole('status');

const type = async (page: Page, program: string): Promise<void> => {
  await editor(page).waitFor();
  await editor(page).press('Control+a');
  await page.keyboard.insertText(program);
};

describe('the playground', () => {
  test('runs a program of the site as the site gives it', async () => {
    await using visit = await site.open('playground/');
    const { page } = visit;
    await choice(page).selectOption({ label: 'first_thread.py' });
    await page.getByRole('textbox', { name: 'Program first_thread.py' }).waitFor();
    const source = await (await page.request.get(`${site.url()}samples/threading/first_thread.py`)).text();
    expect(await editor(page).inputValue()).toBe(source);
    await page.getByRole('button', { name: /^Run/ }).click();
    await heard(page).filter({ hasText: 'Finished' }).waitFor();
    noComplaints(visit);
  });

  test('offers every program that its list offers', async () => {
    await using visit = await site.open('playground/');
    const { page } = visit;
    await choice(page).waitFor();
    const listed = await page.locator('.programs a').count();
    expect(listed).toBeGreaterThan(60);
    expect(await choice(page).locator('optgroup option').count()).toBe(listed);
  });

  test('keeps program, choice and settings for the next visit', async () => {
    await using visit = await site.open('playground/');
    const { page } = visit;
    await choice(page).selectOption({ label: 'Your own program' });
    await type(page, 'print("mine")\n');
    await page.getByRole('radio', { name: /^Any bytecode/ }).check();
    await page.getByRole('spinbutton', { name: 'Seed' }).fill('7');
    await page.reload();
    await editor(page).waitFor();
    expect(await editor(page).inputValue()).toBe('print("mine")\n');
    expect(await page.getByRole('radio', { name: /^Any bytecode/ }).isChecked()).toBe(true);
    expect(await page.getByRole('spinbutton', { name: 'Seed' }).inputValue()).toBe('7');
    expect(new URL(page.url()).hash).toBe('');
    noComplaints(visit);
  });

  test('works where storage throws, and says that nothing is kept', async () => {
    const forbid = () => {
      const get = () => {
        throw new DOMException('forbidden', 'SecurityError');
      };
      Object.defineProperty(window, 'localStorage', { get });
      Object.defineProperty(window, 'sessionStorage', { get });
    };
    await using visit = await site.open('playground/', { before: (page) => page.addInitScript(forbid) });
    const { page } = visit;
    await choice(page).selectOption({ label: 'Your own program' });
    await type(page, 'print("mine")\n');
    await page.getByText('This browser keeps nothing').waitFor();
    await choice(page).selectOption({ label: 'first_thread.py' });
    await page.getByRole('textbox', { name: 'Program first_thread.py' }).waitFor();
    await choice(page).selectOption({ label: 'Your own program' });
    await page.getByRole('textbox', { name: 'Program program.py' }).waitFor();
    expect(await editor(page).inputValue()).toBe('print("mine")\n');
    noComplaints(visit);
  });

  test('gives a link that brings program and settings back, not run, and leaves the own program alone', async () => {
    await using visit = await site.open('playground/', { permissions: ['clipboard-read', 'clipboard-write'] });
    const { page } = visit;
    await choice(page).selectOption({ label: 'Your own program' });
    await type(page, 'print("sent")\n');
    await page.getByRole('radio', { name: /^Virtual/ }).check();
    await page.getByRole('spinbutton', { name: 'Seed' }).fill('42');
    await page.getByRole('button', { name: 'Share link' }).click();
    await page.getByText('Link copied').waitFor();
    const link = await page.evaluate(() => navigator.clipboard.readText());
    expect(page.url()).toBe(link);
    await editor(page).press('Control+End');
    await page.keyboard.type('# more');
    expect(new URL(page.url()).hash).toBe('');

    await using other = await site.open('playground/');
    await choice(other.page).selectOption({ label: 'Your own program' });
    await type(other.page, 'print("mine")\n');
    await other.page.goto(link);
    await other.page.getByText('has not run').waitFor();
    expect(await editor(other.page).inputValue()).toBe('print("sent")\n');
    expect(await other.page.getByRole('radio', { name: /^Virtual/ }).isChecked()).toBe(true);
    expect(await other.page.getByRole('spinbutton', { name: 'Seed' }).inputValue()).toBe('42');
    expect(await other.page.locator('.run').count()).toBe(0);
    await choice(other.page).selectOption({ label: 'Your own program' });
    await other.page.getByRole('textbox', { name: 'Program program.py' }).waitFor();
    expect(await editor(other.page).inputValue()).toBe('print("mine")\n');
    noComplaints(other);
  });

  test('says so where a link is damaged or a program too long for one', async () => {
    await using visit = await site.open('playground/#p1.abcdef');
    const { page } = visit;
    await page.getByText('This link is damaged').waitFor();
    await editor(page).waitFor();
    const long = Array.from({ length: 9000 }, (_, index) => String.fromCharCode(0x4e00 + ((index * index) % 19_991)));
    await type(page, `# ${long.join('')}`);
    await page.getByRole('button', { name: 'Share link' }).click();
    await page.getByText('Too long for a link').waitFor();
    noComplaints(visit);
  });

  test('does not run under a number that is none', async () => {
    await using visit = await site.open('playground/');
    const { page } = visit;
    const limit = page.getByRole('spinbutton', { name: 'Time limit in seconds' });
    await limit.fill('0');
    await page.getByText('A whole number from 1 to 120').waitFor();
    expect(await limit.getAttribute('aria-invalid')).toBe('true');
    await limit.fill('20');
    expect(await limit.getAttribute('aria-invalid')).toBe('false');
  });

  test('says which program did not load, and lets the reader try again', async () => {
    await using visit = await site.open('playground/');
    const { page } = visit;
    await editor(page).waitFor();
    await page.route('**/samples/threading/first_thread.py', (route) => route.abort());
    await choice(page).selectOption({ label: 'first_thread.py' });
    await page.getByText('did not load').waitFor();
    await page.unroute('**/samples/threading/first_thread.py');
    await choice(page).selectOption({ label: 'Your own program' });
    await choice(page).selectOption({ label: 'first_thread.py' });
    await page.getByRole('textbox', { name: 'Program first_thread.py' }).waitFor();
  });

  test.for(['light', 'dark'] as const)('has nothing that axe minds, %s, from 320 to 1280 px', async (colorScheme) => {
    await using visit = await site.open('playground/', { colorScheme });
    const { page } = visit;
    await editor(page).waitFor();
    await type(page, 'raise ValueError("negative")\n');
    await editor(page).press('Control+Enter');
    await heard(page).filter({ hasText: 'Ended by' }).waitFor();
    for (const width of [320, 768, 1280]) {
      await page.setViewportSize({ width, height: 800 });
      expect(await axeViolations(page), `${width} px`).toEqual([]);
      expect(await page.evaluate(() => document.documentElement.scrollWidth - innerWidth)).toBeLessThanOrEqual(0);
    }
  });

  test.for([
    ['JavaScript', { javaScriptEnabled: false }],
    [
      'promise integration',
      {
        before: (page: Page) =>
          page.addInitScript(() => {
            Reflect.deleteProperty(WebAssembly, 'Suspending');
          }),
      },
    ],
  ] as const)('without %s it says why, and lists the programs', async ([, options]) => {
    await using visit = await site.open('playground/', options);
    const { page } = visit;
    await page.locator('.no-run').waitFor();
    expect(await page.locator('.no-run').innerText()).toMatch(/Chrome and Edge 137/);
    expect(await page.getByRole('link', { name: 'first_thread.py' }).isVisible()).toBe(true);
    expect(await editor(page).count()).toBe(0);
  });
});
