import type { Page } from 'playwright-core';
import { tree } from '../../src/components/wizard/tree/tree.ts';
import { walk, type Step } from '../../src/components/wizard/tree/walk.ts';
import { heading, settled } from './site.ts';

export const ask = (question: string): string => tree.questions[question]?.ask ?? '';

export const label = (question: string, answer: string): string =>
  tree.questions[question]?.answers[answer]?.label ?? '';

/** A way through the questions, written as an address would: `work=waiting&code=sync`. */
export const routeOf = (query: string): { route: readonly Step[]; leaf: string; use: string } => {
  const answers = Object.fromEntries(new URLSearchParams(query));
  const { trail, place } = walk(tree, answers);
  const use = tree.leaves[place]?.use;
  if (use === undefined || trail.length !== Object.keys(answers).length) throw new Error(`${query} is no route`);
  return { route: trail, leaf: place, use };
};

const row = (page: Page, { question, answer }: Step) =>
  page.locator('.answers a').filter({ has: page.locator('b').getByText(label(question, answer), { exact: true }) });

const answered = async (page: Page, { question }: Step): Promise<void> => {
  await heading(page)
    .filter({ hasNotText: 'nothing at all' })
    .filter({ hasNotText: ask(question) })
    .waitFor();
};

export const byMouse = async (page: Page, route: readonly Step[], scripts = true): Promise<void> => {
  for (const step of route) {
    await row(page, step).click();
    await answered(page, step);
    if (scripts) await settled(page);
  }
};

/** Tab until the answer has the focus, Enter; the focus must follow to the next heading. */
export const byKeyboard = async (page: Page, route: readonly Step[]): Promise<void> => {
  for (const step of route) {
    for (let presses = 0; presses < 40; presses += 1) {
      await page.keyboard.press('Tab');
      const focused = await page.evaluate(() => document.activeElement?.querySelector('b')?.textContent ?? '');
      if (focused === label(step.question, step.answer)) break;
    }
    await page.keyboard.press('Enter');
    await answered(page, step);
    await settled(page);
    await page.waitForFunction(() => document.activeElement?.tagName === 'H1');
  }
};
