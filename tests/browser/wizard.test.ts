import { describe, expect, test } from 'vitest';
import { tree } from '../../src/components/wizard/tree/tree.ts';
import { routes, walk } from '../../src/components/wizard/tree/walk.ts';
import { ask, byMouse, label } from './routes.ts';
import { builtSite, heading, noComplaints, settled } from './site.ts';

const site = builtSite();

/** For each leaf the first route to it. Every route is walked over the built pages in tests/site. */
const oneEach = Object.keys(tree.leaves).map((leaf) => {
  const route = routes(tree).find(
    (route) => walk(tree, Object.fromEntries(route.map(({ question, answer }) => [question, answer]))).place === leaf,
  );
  if (!route) throw new Error(`no route to ${leaf}`);
  return { leaf, route, use: tree.leaves[leaf]?.use ?? '' };
});

describe('a route to every leaf', () => {
  test.for(oneEach)('$leaf', async ({ route, use, leaf }) => {
    await using visit = await site.open();
    const { page } = visit;
    await byMouse(page, route);
    await heading(page).filter({ hasText: use }).waitFor();
    const address = new URL(page.url());
    expect(address.pathname).toBe(`/choose/${leaf}/`);
    expect([...address.searchParams]).toEqual(route.map(({ question, answer }) => [question, answer]));
    expect(await page.locator('.trail dl > div').count()).toBe(route.length);
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
    await page.getByRole('link', { name: label('busy', 'unprofiled') }).click();
    await heading(page).filter({ hasText: 'Do less' }).waitFor();
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
    await using visit = await site.open('choose/thread-pool/?work=waiting&code=sync&calls=hundreds&with=retry');
    const { page } = visit;
    await page.getByRole('link', { name: `Change: ${ask('work')}` }).click();
    await heading(page)
      .filter({ hasText: ask('work') })
      .waitFor();
    await page.locator('.answers a.given').waitFor();
    expect(await page.locator('.answers a.given').innerText()).toContain('Waiting');
    const same = await page.getByRole('link', { name: /^Waiting/ }).getAttribute('href');
    expect(same).toBe('/choose/thread-pool/?work=waiting&code=sync&calls=hundreds&with=retry');
    await page.getByRole('link', { name: /^Computing/ }).click();
    await heading(page)
      .filter({ hasText: ask('busy') })
      .waitFor();
    expect(new URL(page.url()).search).toBe('?work=computing&with=retry');
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
    await using visit = await site.open('choose/asyncio/?work=waiting&code=async&libraries=all&with=retry');
    const { page } = visit;
    await page.getByRole('link', { name: 'Start again' }).click();
    await heading(page)
      .filter({ hasText: ask('work') })
      .waitFor();
    await settled(page);
    expect(await page.locator('.answers a.given').count()).toBe(0);
    expect(new URL(page.url()).search).toBe('');
    noComplaints(visit);
  });

  test.for([
    ['an inherited name', '?work=constructor'],
    ['the prototype', '?__proto__=waiting'],
    ['half a character', '?work=%E0%A4%A'],
    ['markup', '?work=<script>alert(1)</script>'],
    ['7,800 characters', `?${'work=waiting&'.repeat(600)}`],
    ['answers that do not belong together', '?busy=python&code=sync'],
    ['parts that are none', '?also=thread-pool_work.computing&also=<b>&with=<i>&python=3.99'],
  ] as const)('a mangled address is read as far as it makes sense: %s', async ([, query]) => {
    await using visit = await site.open(`choose/busy/${query}`);
    const { page } = visit;
    expect(await heading(page).innerText()).toBe(ask('busy'));
    expect(await page.locator('.trail').count()).toBe(0);
    await page.getByRole('link', { name: label('busy', 'unprofiled') }).click();
    await heading(page).filter({ hasText: 'Do less' }).waitFor();
    noComplaints(visit);
  });

  test('another part of the program starts again and keeps what was settled', async () => {
    await using visit = await site.open('choose/thread-pool/?work=waiting&code=sync&calls=hundreds&with=retry');
    const { page } = visit;
    await page.getByRole('link', { name: 'Another part of my program' }).click();
    await heading(page)
      .filter({ hasText: ask('work') })
      .waitFor();
    await settled(page);
    await page.locator('.trail').getByRole('link', { name: 'thread pool' }).waitFor();
    await page.getByRole('link', { name: /^Computing/ }).click();
    await heading(page)
      .filter({ hasText: ask('busy') })
      .waitFor();
    await page.getByRole('link', { name: label('busy', 'unprofiled') }).click();
    await heading(page).filter({ hasText: 'Do less' }).waitFor();
    await settled(page);
    await page.locator('.trail').getByRole('link', { name: 'thread pool' }).click();
    await heading(page).filter({ hasText: 'thread pool' }).waitFor();
    await settled(page);
    expect(await page.getByRole('checkbox', { name: 'Try again what fails' }).isChecked()).toBe(true);
    await page.locator('.trail').getByRole('link', { name: 'do less' }).waitFor();
    await page.getByRole('link', { name: 'Forget the other parts' }).click();
    await settled(page);
    await page.waitForFunction(() => !location.search.includes('also'));
    noComplaints(visit);
  });
});

describe('the drawn tree', () => {
  test('has the colours that a reader forces on it, recommendations too', async () => {
    await using visit = await site.open('choose/tree/', { forcedColors: 'active', colorScheme: 'dark' });
    const fills = await visit.page
      .locator('tree-drawing rect')
      .evaluateAll((boxes) => [...new Set(boxes.map((box) => getComputedStyle(box).fill))]);
    expect(fills).toHaveLength(1);
  });

  test('is walked with the arrow keys along its lines', async () => {
    await using visit = await site.open('choose/tree/');
    const { page } = visit;
    const place = () => page.evaluate(() => (document.activeElement as HTMLElement | null)?.dataset['place']);
    await page.locator('tree-drawing a[data-place="work"]').focus();
    await page.keyboard.press('ArrowRight');
    expect(await place()).toBe('code');
    expect(await page.locator('tree-drawing .edge.lit').count()).toBe(
      1 + Object.keys(tree.questions['code']?.answers ?? {}).length,
    );
    await page.keyboard.press('ArrowDown');
    expect(await place()).toBe('busy');
    await page.keyboard.press('ArrowUp');
    await page.keyboard.press('ArrowLeft');
    expect(await place()).toBe('work');
    await page.keyboard.press('Enter');
    await heading(page)
      .filter({ hasText: ask('work') })
      .waitFor();
    noComplaints(visit);
  });
});
