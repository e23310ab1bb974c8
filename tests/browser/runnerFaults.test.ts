import type { Page, Route } from 'playwright-core';
import { beforeAll, describe, expect, test } from 'vitest';
import { pythonModule } from '../../scripts/pythonModule.ts';
import type { RunEnd } from '../../src/components/runner/python.ts';
import { limits } from '../../src/components/runner/settings.ts';
import { drive, type DrivenPython, type Ran } from './python.ts';
import { builtSite, type Visit } from './site.ts';

// With its headers: the worker obeys a policy of its own.
const site = builtSite({ sendHeaders: true });
let module: string;
beforeAll(() => {
  module = pythonModule('dist');
});

const hello = 'print("hello")';

const works = async (python: DrivenPython): Promise<void> => {
  const { end, output } = await python.run(hello);
  expect(end).toMatchObject({ how: 'done', outcome: { ending: 'finished', exitCode: 0 } });
  expect(output).toBe('hello\n');
};

const open = async (before?: (page: Page) => unknown): Promise<{ visit: Visit; page: Page; python: DrivenPython }> => {
  const visit = await site.open('', before ? { before } : {});
  return { visit, page: visit.page, python: await drive(visit.page, module) };
};

describe('a download', () => {
  type Fault = (route: Route) => unknown;
  const files = {
    loader: '**/pyodide.mjs',
    glue: '**/pyodide.asm.mjs',
    WebAssembly: '**/pyodide.asm.wasm',
    library: '**/*stdlib*.zip',
    worker: '**/python.worker*.js',
  };
  const missing: Fault = (route) => route.fulfill({ status: 404, body: 'Not here' });
  const blocked: Fault = (route) => route.abort('blockedbyclient');
  const page: Fault = (route) => route.fulfill({ contentType: 'text/html', body: '<!doctype html><p>Please log in' });
  const truncated: Fault = async (route) => {
    const response = await route.fetch();
    const body = await response.body();
    await route.fulfill({ response, body: body.subarray(0, body.length / 2) });
  };

  test.for<[keyof typeof files, string, Fault, RegExp]>([
    ['loader', 'missing', missing, /pyodide\.mjs/],
    ['glue', 'blocked', blocked, /pyodide\.asm\.mjs/],
    ['glue', 'truncated', truncated, /pyodide\.asm\.mjs/],
    ['WebAssembly', 'missing', missing, /pyodide\.asm.*\.wasm.* 404/],
    ['WebAssembly', 'blocked', blocked, /pyodide\.asm.*\.wasm/],
    ['WebAssembly', 'truncated', truncated, /pyodide\.asm.*\.wasm.* only \d+ of \d+ bytes/],
    ['WebAssembly', 'a page instead', page, /pyodide\.asm.*\.wasm/],
    ['library', 'missing', missing, /\.zip.* 404/],
    ['library', 'truncated', truncated, /\.zip.* only \d+ of \d+ bytes/],
    ['library', 'a page instead', page, /\.zip.* bytes/],
    ['worker', 'missing', missing, /script of the worker/],
    ['worker', 'a page instead', page, /script of the worker/],
  ])('of the %s that is %s is told by name, and the next Run works', async ([file, , fault, detail]) => {
    const { visit, page, python } = await open((page) => page.context().route(files[file], fault));
    await using _ = visit;
    const { end } = await python.run(hello);
    expect(end).toMatchObject({
      how: 'failed',
      failure: { reason: 'download', detail: expect.stringMatching(detail) },
    });
    await page.context().unrouteAll();
    await works(python);
  });

  test.for(['glue', 'WebAssembly', 'library', 'worker'] as const)(
    'of the %s that never ends is given up after a while without a byte, and the next Run works',
    async (file) => {
      const { visit, page, python } = await open((page) => page.context().route(files[file], () => undefined));
      await using _ = visit;
      // After the page settled, so that only what follows has this clock.
      await page.clock.install();
      const asked = page.waitForEvent('requestfinished', (request) => request.url().includes('worker'));
      const ran = python.run(hello);
      if (file !== 'worker') await asked;
      await python.reach('loading');
      await expect
        .poll(async () => (await passes(page, ran))?.end)
        .toMatchObject({
          how: 'failed',
          failure: { reason: 'stalled', detail: expect.stringContaining('Nothing more arrived') },
        });
      await page.context().unrouteAll();
      await page.clock.resume();
      await works(python);
    },
  );
});

/** Lets a quarter of a minute pass for the page, and gives what a run came to, where it did. */
const passes = async (page: Page, ran: Promise<Ran>): Promise<Ran | undefined> => {
  await page.clock.runFor(15_000);
  return Promise.race([ran, Promise.resolve(undefined)]);
};

type Outcome = Extract<RunEnd, { how: 'done' }>['outcome'];
type Reason = Extract<RunEnd, { how: 'failed' }>['failure']['reason'];

/** Each says `on` before it does what it is here for. */
const programs: readonly (readonly [name: string, source: string, ends: Partial<Outcome> | Reason])[] = [
  ['ends its process', 'import os; os._exit(3)', 'crash'],
  ['loops without end', 'while True: pass', { ending: 'time-limit' }],
  [
    'loops in a thread',
    'import threading\nthreading.Thread(target=lambda: [0 for _ in iter(int, 1)]).start()',
    { ending: 'time-limit' },
  ],
  ['loops inside C', 'sum(range(10**12))', 'unstoppable'],
  [
    'loops and catches everything',
    'while True:\n    try:\n        while True: pass\n    except BaseException: pass',
    'unstoppable',
  ],
  ['fills the memory', 'full = []\nwhile True: full.append(bytearray(2**20))', { ending: 'memory-limit' }],
  ['asks for a gigabyte at once', 'bytearray(2**30)', { ending: 'memory-limit', exitCode: 1 }],
  ['asks for more than can be addressed', 'bytearray(2**31)', { ending: 'exception', exitCode: 1 }],
  ['recurses', 'def f(): f()\nf()', { ending: 'exception', exitCode: 1 }],
  ['recurses beyond the stack', 'import sys\nsys.setrecursionlimit(10**9)\ndef f(): f()\nf()', 'crash'],
  ['closes its worker', 'import js; js.close(); input()', 'unstoppable'],
  ['speaks in the name of its worker', 'import js; js.postMessage(1)\nwhile True: pass', 'crash'],
  [
    'leaves a thread that swallows its end',
    `import threading, time
def stay():
    while True:
        try:
            time.sleep(1)
        except BaseException:
            pass
threading.Thread(target=stay, daemon=True).start()
time.sleep(0.5)
raise ValueError('over')`,
    { ending: 'exception', exception: 'ValueError: over', spent: true },
  ],
  [
    'waits for itself',
    'import threading\nlock = threading.Lock()\nlock.acquire(); lock.acquire()',
    { ending: 'deadlock' },
  ],
];

const started = (source: string): string => `print("on")\n${source}\n`;

describe('a program', () => {
  // All in one page, one after the other: that is what its reader may do, and each has to leave the page usable.
  let visit: Visit;
  let python: DrivenPython;
  beforeAll(async () => {
    ({ visit, python } = await open());
    return () => visit[Symbol.asyncDispose]();
  });

  test.for(programs)('that %s is told of, and the next Run works', async ([, source, ends]) => {
    const { end, output } = await python.run(started(source), { timeLimit: 1, types: 'a line' });
    expect(end).toMatchObject(
      typeof ends === 'string' ? { how: 'failed', failure: { reason: ends } } : { how: 'done', outcome: ends },
    );
    expect(output).toMatch(/^on\n/);
    await works(python);
  });

  test.for(programs.filter(([name]) => /loops|fills/.test(name)))(
    'that %s can be stopped, and the next Run works',
    async ([, source]) => {
      expect(await python.run(started(source), { stopAt: 'on\n' })).toMatchObject({
        end: { how: 'stopped' },
        output: 'on\n',
      });
      expect(await python.session()).toEqual({ state: 'stopped' });
      await works(python);
    },
  );

  test.for([
    ['100,000 lines', 'for n in range(100_000): print(n)', 588_890, /^0\n1\n2\n/],
    ['one line of 50 MB', 'print("x" * 50_000_000)', 50_000_001, /^x+$/],
    ['50 MB and no end of a line', 'for n in range(50): print("x" * 1_000_000, end="")', 50_000_000, /^x+$/],
    ['past sys.stdout', 'import os\nfor n in range(50): os.write(1, b"x" * 9_999 + b"\\n")', 500_000, /^[x\n]+$/],
  ] as const)('that writes %s is cut at the cap, and says by how much', async ([, source, written, shape]) => {
    const { end, output } = await python.run(source);
    expect(output).toHaveLength(limits.output);
    expect(output).toMatch(shape);
    expect(end).toMatchObject({ how: 'done', outcome: { ending: 'finished', cut: written - limits.output } });
    await works(python);
  });

  test('that asks gets the line that is typed', async () => {
    const { end, output } = await python.run('name = input("Who? ")\nprint(f"Hello {name}")', { types: 'Ada' });
    expect(output).toBe('Who? Hello Ada\n');
    expect(end).toMatchObject({ how: 'done', outcome: { ending: 'finished' } });
  });

  test('that asks in two threads at once gets a line for each', async () => {
    const source = `import threading
lines = []
askers = [threading.Thread(target=lambda: lines.append(input())) for _ in range(2)]
for asker in askers: asker.start()
for asker in askers: asker.join()
print(lines)`;
    const { end, output } = await python.run(source, { types: 'Ada' });
    expect(output).toBe("['Ada', 'Ada']\n");
    expect(end).toMatchObject({ how: 'done', outcome: { ending: 'finished' } });
  });

  test('started twice at once runs once, the second time', async () => {
    // On a busy machine a short program would be done before the second call arrives.
    const long = 'for _ in range(10**9): pass';
    const [first, second] = await Promise.all([python.run(long), python.run('print(2)')]);
    expect(first.end).toEqual({ how: 'stopped' });
    expect(second).toMatchObject({ end: { how: 'done' }, output: '2\n' });
  });
});

describe('processes', () => {
  const withPool = (work: string): string => `from concurrent.futures import ProcessPoolExecutor
import os
def work(n):
    ${work}
if __name__ == "__main__":
    with ProcessPoolExecutor(max_workers=2) as pool:
        print(list(pool.map(work, [1, 2])))`;

  test('print for the program, answer it, and are used again by the next Run', async () => {
    const { visit, page, python } = await open();
    await using _ = visit;
    const source = withPool('print("on", flush=True); return n * 10');
    for (let time = 0; time < 2; time++) {
      const { end, output } = await python.run(source);
      expect(end).toMatchObject({ how: 'done', outcome: { ending: 'finished' } });
      expect(output).toBe('on\non\n[10, 20]\n');
    }
    expect(pythonWorkers(page)).toBe(3);
  });

  test('that fall break their pool, and the next Run works', async () => {
    const { visit, python } = await open();
    await using _ = visit;
    const { end } = await python.run(withPool('os._exit(1)'));
    expect(end).toMatchObject({
      how: 'done',
      outcome: { ending: 'exception', exception: expect.stringMatching(/^BrokenProcessPool/) },
    });
    await works(python);
  });

  test('end with the run that is stopped, whatever they do', async () => {
    const { visit, page, python } = await open();
    await using _ = visit;
    const { end } = await python.run(withPool('print("on", flush=True); sum(range(10**12))'), { stopAt: 'on\non\n' });
    expect(end).toEqual({ how: 'stopped' });
    // What is left is the next worker and the spare.
    await expect.poll(() => pythonWorkers(page), { timeout: 20_000 }).toBe(2);
    await works(python);
  });
});

const pythonWorkers = (page: Page): number =>
  page.workers().filter((worker) => worker.url().includes('python.worker')).length;

test('a page that is not used downloads nothing', async () => {
  const asked: string[] = [];
  const { visit } = await open((page) => page.on('request', (request) => asked.push(request.url())));
  await using _ = visit;
  await visit.page.waitForLoadState('networkidle');
  expect(asked.filter((url) => url.includes('/python/'))).toEqual([]);
});
