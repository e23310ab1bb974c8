import { readFileSync } from 'node:fs';
import type { Frame, Page } from 'playwright-core';
import { parse } from 'node-html-parser';
import { describe, expect, test } from 'vitest';
import { tree } from '../../src/components/wizard/tree/tree.ts';
import { routes, walk, type Step } from '../../src/components/wizard/tree/walk.ts';
import { axeViolations } from './axe.ts';
import { hostPage } from './hostPage.ts';
import { builtSite, heading, noComplaints, settled, type BuiltSite } from './site.ts';

const ask = (question: string): string => tree.questions[question]?.ask ?? '';
const label = ({ question, answer }: Step): string => tree.questions[question]?.answers[answer]?.label ?? '';
const leafOf = (route: readonly Step[]) => {
  const { place } = walk(tree, Object.fromEntries(route.map(({ question, answer }) => [question, answer])));
  return { place, use: tree.leaves[place]?.use ?? '' };
};

/** The longest route to a leaf that has a runner-up. */
const [route = []] = routes(tree)
  .filter((steps) => tree.leaves[leafOf(steps).place]?.runnerUp)
  .toSorted((a, b) => b.length - a.length);
const leaf = leafOf(route);

/** The snippet as its page shows it, made for where the tests serve the site instead of where it was built for. */
const snippetOf = (folder: string, site: BuiltSite): string => {
  const page = parse(readFileSync(`${folder}/choose/embed/index.html`, 'utf8'), { blockTextElements: {} });
  const text = page.querySelector('figure pre code')?.textContent ?? '';
  const builtFor = /src="(https?:\/\/[^/"]+)/.exec(text)?.[1] ?? 'no address';
  return text.replaceAll(builtFor, new URL(site.url()).origin);
};

/** The frame in a host's page, once its island works. */
const frameIn = async (page: Page): Promise<Frame> => {
  const element = await page.locator('iframe').elementHandle();
  const frame = await element?.contentFrame();
  if (!frame) throw new Error('the page holds no frame');
  await frame.waitForFunction(() => document.querySelector('astro-island:not([ssr])'));
  return frame;
};

const next = (frame: Frame, step: Step) =>
  frame
    .locator('h1')
    .filter({ hasNotText: ask(step.question) })
    .waitFor();

const focused = (page: Page | Frame) => page.evaluate(() => document.activeElement?.tagName);

/** Waits until the frame is as high as what stands in it. */
const fits = (page: Page, frame: Frame) =>
  expect
    .poll(async () => {
      const needed = await frame.evaluate(() => Math.ceil(document.body.getBoundingClientRect().height));
      return Number(await page.locator('iframe').getAttribute('height')) - needed;
    })
    .toBe(0);

/** Collects, in every window, what it is told. */
const collect = (): void => {
  const told: unknown[] = [];
  Object.assign(window, { told });
  addEventListener('message', ({ data }) => told.push(data));
};
const toldTo = (page: Page | Frame) => page.evaluate(() => (window as unknown as { told: unknown[] }).told);

const host = hostPage();
const sites = [
  { folder: 'dist', base: '/' },
  { folder: '.vitest/gilded', base: '/gilded/' },
];

describe.for(sites)('the build in $folder, framed by another origin', ({ folder, base }) => {
  const site = builtSite({ folder, base, sendHeaders: true });
  const open = (options: Parameters<BuiltSite['open']>[1] = {}) =>
    site.open(host.show(`<p><button>Before</button></p>${snippetOf(folder, site)}`), options);

  test('walks to a leaf by mouse, with the height that the page needs, and leaves nothing behind', async () => {
    await using visit = await open({ before: (page) => page.addInitScript(collect) });
    const { page } = visit;
    const frame = await frameIn(page);
    await fits(page, frame);
    const entries = await page.evaluate(() => history.length);
    for (const step of route) {
      await frame.getByRole('link', { name: label(step) }).click();
      await next(frame, step);
      await fits(page, frame);
    }
    expect(await frame.locator('h1').innerText()).toBe(leaf.use);
    expect(await frame.locator('.second').innerText()).toContain(tree.leaves[leaf.place]?.runnerUp?.when);

    expect(await page.evaluate(() => history.length)).toBe(entries);
    expect(await page.context().storageState()).toEqual({ cookies: [], origins: [] });
    expect(await frame.evaluate(() => [document.cookie, localStorage.length, sessionStorage.length])).toEqual([
      '',
      0,
      0,
    ]);
    const told = await toldTo(page);
    expect(told.length).toBeGreaterThan(1);
    for (const message of told) expect(message).toEqual({ type: 'gilded:height', height: expect.any(Number) });
    noComplaints(visit);
  });

  test('opens the leaf’s page, with the answers, in a tab of its own', async () => {
    await using visit = await open();
    const { page } = visit;
    const frame = await frameIn(page);
    for (const step of route) {
      await frame.getByRole('link', { name: label(step) }).click();
      await next(frame, step);
    }
    const [tab] = await Promise.all([
      page.context().waitForEvent('page'),
      frame.getByRole('link', { name: /^Program, options and traps/ }).click(),
    ]);
    await heading(tab).filter({ hasText: leaf.use }).waitFor();
    await settled(tab);
    const address = new URL(tab.url());
    expect(address.pathname).toBe(`${base}choose/${leaf.place}/`);
    expect([...address.searchParams]).toEqual(route.map(({ question, answer }) => [question, answer]));
    expect(await tab.evaluate(() => [opener, self.origin])).toEqual([null, new URL(site.url()).origin]);
    noComplaints(visit);
  });
});

describe('in a page of another origin', () => {
  const site = builtSite({ sendHeaders: true });
  const open = (options: Parameters<BuiltSite['open']>[1] = {}) =>
    site.open(host.show(`<p><button>Before</button></p>${snippetOf('dist', site)}`), options);

  test('walks by keyboard, the focus following, and takes it from nobody on loading', async () => {
    await using visit = await open();
    const { page } = visit;
    const frame = await frameIn(page);
    await fits(page, frame);
    expect([await focused(page), await focused(frame)]).toEqual(['BODY', 'BODY']);
    await page.getByRole('button', { name: 'Before' }).focus();
    for (const step of route) {
      for (let presses = 0; presses < 20; presses += 1) {
        await page.keyboard.press('Tab');
        const words = await frame.evaluate(() => document.activeElement?.textContent ?? '');
        if (words.startsWith(label(step))) break;
      }
      await page.keyboard.press('Enter');
      await next(frame, step);
      await frame.waitForFunction(() => document.activeElement?.tagName === 'H1');
    }
    expect(await frame.locator('h1').innerText()).toBe(leaf.use);
    noComplaints(visit);
  });

  test('goes back by its own link and on again through the same questions, and starts again', async () => {
    await using visit = await open();
    const frame = await frameIn(visit.page);
    for (const step of route) {
      await frame.getByRole('link', { name: label(step) }).click();
      await next(frame, step);
    }
    for (const step of route.toReversed()) {
      await frame.getByRole('link', { name: '← Back' }).click();
      await frame
        .locator('h1')
        .filter({ hasText: ask(step.question) })
        .waitFor();
      expect(await frame.locator('.answers a.given').innerText()).toContain(label(step));
    }
    expect(await frame.getByRole('link', { name: '← Back' }).count()).toBe(0);
    for (const step of route) {
      await frame.locator('.answers a.given').click();
      await next(frame, step);
    }
    await frame.getByRole('link', { name: 'Start again' }).click();
    await frame
      .locator('h1')
      .filter({ hasText: ask(tree.start) })
      .waitFor();
    expect(await frame.locator('.answers a.given').count()).toBe(0);
    noComplaints(visit);
  });

  test('opens the whole site for a click with a key held, and stays where it is', async () => {
    await using visit = await open();
    const { page } = visit;
    const frame = await frameIn(page);
    const [first = { question: '', answer: '' }, second] = route;
    const [tab] = await Promise.all([
      page.context().waitForEvent('page'),
      frame.getByRole('link', { name: label(first) }).click({ modifiers: ['ControlOrMeta'] }),
    ]);
    await heading(tab)
      .filter({ hasText: ask(second?.question ?? '') })
      .waitFor();
    expect(await frame.locator('h1').innerText()).toBe(ask(first.question));
    noComplaints(visit);
  });

  test('answers one question for a double click', async () => {
    await using visit = await open();
    const frame = await frameIn(visit.page);
    const [first = { question: '', answer: '' }, second] = route;
    await frame.getByRole('link', { name: label(first) }).dblclick();
    await next(frame, first);
    expect(await frame.locator('h1').innerText()).toBe(ask(second?.question ?? ''));
    noComplaints(visit);
  });

  test('says that a recommendation did not load, and loads it when asked again', async () => {
    await using visit = await open();
    const { page } = visit;
    const frame = await frameIn(page);
    await page.route('**/choose/leaves/*.json', (request) => request.fulfill({ status: 503, body: '' }));
    for (const [index, step] of route.entries()) {
      await frame.getByRole('link', { name: label(step) }).click();
      if (index < route.length - 1) await next(frame, step);
    }
    await frame.getByRole('status').filter({ hasText: 'did not load' }).waitFor();
    const itsPage = await frame.getByRole('link', { name: /^Open its page/ }).getAttribute('href');
    expect(itsPage).toContain(`/choose/${leaf.place}/?`);
    await page.unroute('**/choose/leaves/*.json');
    await frame.getByRole('button', { name: 'Try again' }).click();
    await frame.locator('h1').filter({ hasText: leaf.use }).waitFor();
    expect(await frame.getByRole('status').innerText()).toBe('');
  });

  test('without JavaScript, leads to the whole site in a new tab', async () => {
    await using visit = await open({ javaScriptEnabled: false });
    const { page } = visit;
    const [first = { question: '', answer: '' }, second] = route;
    const [tab] = await Promise.all([
      page.context().waitForEvent('page'),
      page
        .frameLocator('iframe')
        .getByRole('link', { name: label(first) })
        .click(),
    ]);
    await heading(tab)
      .filter({ hasText: ask(second?.question ?? '') })
      .waitFor();
    noComplaints(visit);
  });

  test.for(['', 'choose/', 'choose/embed/', `choose/${leaf.place}/`, '404.html'])(
    'no other page shows itself: /%s',
    async (address) => {
      await using visit = await site.open(host.show(`<iframe src="${site.url()}${address}"></iframe>`));
      await expect.poll(() => visit.complaints.join()).toMatch(/Refused to display|Framing .* violates/);
      const frame = await (await visit.page.locator('iframe').elementHandle())?.contentFrame();
      expect(frame?.url()).toMatch(/^chrome-error:/);
    },
  );
});

describe('the page by itself', () => {
  const site = builtSite();

  test.for(['light', 'dark'] as const)('has nothing that axe finds, at 320 px, %s', async (colorScheme) => {
    await using visit = await site.open('embed/choose/', { colorScheme, viewport: { width: 320, height: 640 } });
    const { page } = visit;
    const sideways = () => page.evaluate(() => document.documentElement.scrollWidth - innerWidth);
    expect(await axeViolations(page)).toEqual([]);
    expect(await sideways()).toBeLessThanOrEqual(0);
    for (const step of route) {
      await page.getByRole('link', { name: label(step) }).click();
      await heading(page)
        .filter({ hasNotText: ask(step.question) })
        .waitFor();
      expect(await axeViolations(page)).toEqual([]);
      expect(await sideways()).toBeLessThanOrEqual(0);
    }
    noComplaints(visit);
  });

  test.for([
    ['', 'dark', 'rgb(20, 19, 15)'],
    ['?theme=light', 'dark', 'rgb(255, 253, 248)'],
    ['?theme=dark', 'light', 'rgb(20, 19, 15)'],
    ['?theme=constructor', 'light', 'rgb(255, 253, 248)'],
  ] as const)('with "%s" on a %s system has the ground %s', async ([query, colorScheme, ground]) => {
    await using visit = await site.open(`embed/choose/${query}`, { colorScheme });
    expect(await visit.page.evaluate(() => getComputedStyle(document.body).backgroundColor)).toBe(ground);
    noComplaints(visit);
  });

  test('tells nobody its height where nobody frames it', async () => {
    await using visit = await site.open('embed/choose/', { before: (page) => page.addInitScript(collect) });
    // Messages arrive in the order in which they were sent, and the height is known to all observers at once.
    await visit.page.evaluate(() => new ResizeObserver(() => postMessage('last', '*')).observe(document.body));
    await expect.poll(() => toldTo(visit.page)).toEqual(['last']);
  });
});

describe('the page with the snippet', () => {
  const site = builtSite({ sendHeaders: true });

  test('shows the frame, which has the height it asks for', async () => {
    await using visit = await site.open('choose/embed/');
    const { page } = visit;
    await page.locator('iframe').scrollIntoViewIfNeeded();
    const frame = await frameIn(page);
    await fits(page, frame);
    const [first = { question: '', answer: '' }] = route;
    await frame.getByRole('link', { name: label(first) }).click();
    await next(frame, first);
    await fits(page, frame);
    noComplaints(visit);
  });

  test('copies the snippet as it is shown', async () => {
    await using visit = await site.open('choose/embed/', { permissions: ['clipboard-read', 'clipboard-write'] });
    const { page } = visit;
    await page.getByRole('button', { name: 'Copy the snippet' }).click();
    await page.getByRole('status').filter({ hasText: 'Copied' }).waitFor({ state: 'attached' });
    const copied = await page.evaluate(() => navigator.clipboard.readText());
    expect(copied).toBe(`${await page.locator('figure pre code').textContent()}\n`);
    expect(copied).toContain('/embed/choose/');
    noComplaints(visit);
  });

  test.for(['light', 'dark'] as const)('has nothing that axe finds, at 320 px, %s', async (colorScheme) => {
    await using visit = await site.open('choose/embed/', { colorScheme, viewport: { width: 320, height: 640 } });
    expect(await axeViolations(visit.page)).toEqual([]);
    noComplaints(visit);
  });
});
