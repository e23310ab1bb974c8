import { execFile } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { promisify } from 'node:util';
import type { Page } from 'playwright-core';
import { describe, expect, test } from 'vitest';
import { findInterpreters } from '../../scripts/samples/interpreters.ts';
import { options, type OptionId } from '../../src/components/wizard/tree/options.ts';
import { ask, byKeyboard, byMouse, routeOf } from './routes.ts';
import { builtSite, heading, noComplaints, settled } from './site.ts';

const site = builtSite();

interface Story {
  readonly tells: string;
  readonly answers: string;
  readonly leaf: string;
  readonly wishes?: readonly OptionId[];
  readonly python?: string;
  /** What the program must say then. */
  readonly program?: readonly string[];
  /** What the page must say. */
  readonly says?: readonly string[];
  readonly runnerUp?: string;
}

const stories: readonly Story[] = [
  {
    tells: '1: 200 HTTP calls in sync code, order kept, a time limit for each',
    answers: 'work=waiting&code=sync&calls=hundreds',
    leaf: 'thread-pool',
    wishes: ['in-order', 'item-timeout'],
    program: ['pool.map', 'ITEM_LIMIT'],
    runnerUp: 'asyncio',
  },
  {
    tells: '2: an async service that calls a sync database driver',
    answers: 'work=waiting&code=async&libraries=some',
    leaf: 'asyncio-with-threads',
    program: ['ThreadPoolExecutor'],
  },
  {
    tells: '3: a parser in pure Python, 5 s a file, 400 files, 3.15 on Linux',
    answers: 'work=computing&busy=python&item=big&constraints=none',
    leaf: 'process-pool',
    python: '3.15',
    program: ['ProcessPoolExecutor', '__name__ == "__main__"'],
    says: ['forkserver', 'if __name__ == "__main__":'],
    runnerUp: 'interpreter-pool',
  },
  {
    tells: '4: the same on a free-threaded build with all extensions ready',
    answers: 'work=computing&busy=python&item=big&constraints=free-threaded',
    leaf: 'free-threaded',
    program: ['_is_gil_enabled'],
    runnerUp: 'process-pool',
  },
  {
    tells: '5: NumPy products that keep all cores busy',
    answers: 'work=computing&busy=native&threads-help=all-busy',
    leaf: 'already-parallel',
    program: ['OMP_NUM_THREADS'],
  },
  {
    tells: '6: zlib on eight big files',
    answers: 'work=computing&busy=native&threads-help=yes',
    leaf: 'threads-native-code',
    program: ['ThreadPoolExecutor'],
    says: ['zlib', 'quiz'],
  },
  {
    tells: '7: 10,000 items of 1 s computing and 0.1 s reading',
    answers: 'work=both&shape=stages',
    leaf: 'pipeline',
    program: ['ProcessPoolExecutor', 'ThreadPoolExecutor'],
    says: ['10,000 items', '3 h 3 min', '20 min 51 s'],
  },
  {
    tells: '8: a Tk window with a calculation of 20 s',
    answers: 'work=place&place=window',
    leaf: 'window-stays-alive',
    program: ['ProcessPoolExecutor', 'tkinter'],
  },
  {
    tells: '9: a Flask route that starts a thread and returns',
    answers: 'work=place&place=request&outlive=yes',
    leaf: 'job-queue',
    program: ['sqlite3'],
  },
];

const holds = async (
  page: Page,
  { leaf, wishes = [], python, program = [], says = [], runnerUp }: Story,
  scripts: boolean,
) => {
  expect(new URL(page.url()).pathname).toBe(`/choose/${leaf}/`);
  if (scripts) {
    for (const wish of wishes) await page.getByRole('checkbox', { name: options[wish] }).check();
    if (python) await page.getByLabel('Oldest Python').selectOption(python);
  }
  const code = page.locator('.program pre > code').first();
  for (const words of scripts ? program : program.filter(() => wishes.length === 0)) {
    await code.filter({ hasText: words }).waitFor();
  }
  const main = await page.locator('main').innerText();
  for (const words of says) expect(main).toContain(words);
  if (runnerUp) {
    expect(await page.locator('.second a').first().getAttribute('href')).toBe(`/choose/${runnerUp}/`);
  }
};

describe('a reader with this in mind', () => {
  test.for(stories)('$tells: by mouse', async (story) => {
    await using visit = await site.open();
    await byMouse(visit.page, routeOf(story.answers).route);
    await holds(visit.page, story, true);
    noComplaints(visit);
  });

  test.for(stories)('$tells: by keyboard', async (story) => {
    await using visit = await site.open('choose/work/');
    await byKeyboard(visit.page, routeOf(story.answers).route);
    await holds(visit.page, story, true);
    noComplaints(visit);
  });

  test.for(stories)('$tells: without JavaScript', async (story) => {
    await using visit = await site.open('', { javaScriptEnabled: false });
    await byMouse(visit.page, routeOf(story.answers).route, false);
    await holds(visit.page, story, false);
    expect(await visit.page.locator('.program pre > code').first().textContent()).toContain('Made for');
    noComplaints(visit);
  });
});

describe('10: a reader who is not sure', () => {
  test.for(['mouse', 'keyboard', 'nothing but HTML'])(
    'measures, by %s, and comes back with the answer filled in',
    async (way) => {
      const scripts = way !== 'nothing but HTML';
      await using visit = await site.open('choose/work/', { javaScriptEnabled: scripts });
      const { page } = visit;
      const { route } = routeOf('work=unsure');
      await (way === 'keyboard' ? byKeyboard(page, route) : byMouse(page, route, scripts));
      await heading(page).filter({ hasText: 'Measure first' }).waitFor();
      const address = await page
        .getByRole('link', { name: /gilded_probe\.py/ })
        .first()
        .getAttribute('href');
      const reply = await page.request.get(new URL(address ?? '', page.url()).href);
      const folder = mkdtempSync(path.join(tmpdir(), 'probe-'));
      writeFileSync(path.join(folder, 'gilded_probe.py'), await reply.text());
      writeFileSync(path.join(folder, 'mine.py'), 'import time\n\n\ndef work():\n    time.sleep(0.3)\n');
      const python = findInterpreters().at(-1)?.command ?? 'python3';
      const { stdout } = await promisify(execFile)(python, ['gilded_probe.py', 'mine:work'], { cwd: folder });
      rmSync(folder, { recursive: true });
      const query = /\/choose\/code\/(\?\S+)/.exec(stdout)?.[1] ?? '';
      expect(query, stdout).toBe('?work=waiting');
      await page.goto(new URL(`/choose/code/${query}`, page.url()).href);
      expect(await heading(page).innerText()).toBe(ask('code'));
      if (!scripts) return;
      await settled(page);
      await page.locator('.trail').filter({ hasText: 'Waiting' }).waitFor();
      noComplaints(visit);
    },
  );
});
