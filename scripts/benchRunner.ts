/**
 * Measures the page's Python beside plain Pyodide, in one run on one machine: `npm run build && npm run bench:runner`.
 * Both are served by the same server with the same compression and caching, both run in a module worker, and their
 * repetitions take turns. `--repeat 9` repeats more often.
 */
import { createReadStream, existsSync, mkdtempSync, rmSync, statSync } from 'node:fs';
import { createServer } from 'node:http';
import os from 'node:os';
import path from 'node:path';
import { parseArgs } from 'node:util';
import { chromium, type BrowserContext, type Page } from 'playwright-core';
import { compressed } from '../config/python/compress.mjs';
import type { PagePython, RunEnd } from '../src/components/runner/python.ts';
import type { Outcome, RunSettings } from '../src/components/runner/protocol.ts';
import { defaultSettings } from '../src/components/runner/settings.ts';
import { browserFlags, findBrowser } from './browser.ts';
import { pythonModule } from './pythonModule.ts';

const { values } = parseArgs({
  options: { repeat: { type: 'string', default: '5' }, folder: { type: 'string', default: 'dist' } },
});
const repeat = Number(values.repeat);
const root = path.resolve(import.meta.dirname, '..');
const dist = path.resolve(root, values.folder);
const module = pythonModule(dist);

const types: Readonly<Record<string, string>> = {
  '.html': 'text/html',
  '.js': 'text/javascript',
  '.mjs': 'text/javascript',
  '.json': 'application/json',
  '.wasm': 'application/wasm',
};

/** A page for each of the two, with nothing else on it. */
const pages: Readonly<Record<string, string>> = {
  '/bench/ours.html': '<!doctype html><title>Ours</title>',
  '/bench/plain.html': '<!doctype html><title>Plain</title>',
  '/bench/plain.worker.js': `import { loadPyodide } from '/bench/pyodide/pyodide.mjs';
const loading = loadPyodide({
  stdout: (text) => postMessage({ text }),
  stderr: (text) => postMessage({ text }),
});
addEventListener('message', async ({ data }) => {
  const python = await loading;
  python.runPython(data);
  postMessage({ done: true });
});`,
};

let sentBytes = 0;
const server = createServer(async (request, response) => {
  const { pathname } = new URL(request.url ?? '/', 'http://localhost');
  response.setHeader('Content-Type', types[path.extname(pathname)] ?? 'application/octet-stream');
  response.setHeader('Cache-Control', pathname.endsWith('.html') ? 'no-cache' : 'max-age=31536000, immutable');
  const page = pages[pathname];
  if (page !== undefined) return void response.end(page);
  const plain = '/bench/pyodide/';
  const file = pathname.startsWith(plain)
    ? path.join(root, 'node_modules/pyodide', pathname.slice(plain.length))
    : path.join(dist, pathname);
  if (!existsSync(file) || !statSync(file).isFile()) return void response.writeHead(404).end();
  const small = await compressed(file, 'br');
  sentBytes += statSync(small).size;
  response.setHeader('Content-Encoding', 'br');
  createReadStream(small).pipe(response);
});
const base = await new Promise<string>((resolve) => {
  server.listen(0, '127.0.0.1', () => {
    const address = server.address();
    resolve(`http://127.0.0.1:${typeof address === 'object' && address ? address.port : 0}`);
  });
});

interface Ran {
  /** Milliseconds from the click to the first output, and to the end. */
  readonly first: number;
  readonly all: number;
  readonly outcome?: Outcome;
}

interface Runner {
  readonly address: string;
  /** Everything from the click on: the page has loaded nothing of Python before the first. */
  readonly run: (page: Page, source: string, settings?: Partial<RunSettings>) => Promise<Ran>;
}

/** The page's own Python, kept where the page's scripts find it. */
type OurPage = typeof globalThis & { python?: PagePython; load: () => Promise<{ pagePython: () => PagePython }> };

const ours: Runner = {
  address: '/bench/ours.html',
  run: (page, source, settings = {}) =>
    page.evaluate(
      async ({ module, source, settings }) => {
        const clicked = performance.now();
        const own = globalThis as OurPage;
        own.python ??= (await import(module)).pagePython() as PagePython;
        const { python } = own;
        return new Promise<Ran>((resolve, reject) => {
          let first = NaN;
          python.run({ name: 'program.py', source }, settings, {
            onOutput: () => {
              if (Number.isNaN(first)) first = performance.now() - clicked;
            },
            onInput: () => undefined,
            onEnd: (end) => {
              if (end.how === 'done') resolve({ first, all: performance.now() - clicked, outcome: end.outcome });
              else reject(new Error(JSON.stringify(end)));
            },
          });
        });
      },
      { module, source, settings: { ...defaultSettings, ...settings } },
    ),
};

const plain: Runner = {
  address: '/bench/plain.html',
  run: (page, source) =>
    page.evaluate(async (source) => {
      const clicked = performance.now();
      const own = globalThis as typeof globalThis & { worker?: Worker };
      own.worker ??= new Worker('/bench/plain.worker.js', { type: 'module' });
      const { worker } = own;
      return new Promise<Ran>((resolve, reject) => {
        let first = NaN;
        worker.onerror = ({ message }) => reject(new Error(message));
        worker.onmessage = ({ data }) => {
          if (Number.isNaN(first)) first = performance.now() - clicked;
          if (data.done) resolve({ first, all: performance.now() - clicked });
        };
        worker.postMessage(source);
      });
    }, source),
};

const hello = 'print("hello")';

const profile = async <T>(use: (context: BrowserContext) => Promise<T>): Promise<T> => {
  const folder = mkdtempSync(path.join(os.tmpdir(), 'bench-'));
  const context = await chromium.launchPersistentContext(folder, {
    executablePath: findBrowser(),
    args: [...browserFlags],
  });
  try {
    return await use(context);
  } finally {
    await context.close();
    rmSync(folder, { recursive: true, force: true });
  }
};

const opened = async (context: BrowserContext, { address }: Runner): Promise<Page> => {
  const page = await context.newPage();
  await page.goto(base + address);
  return page;
};

const samples = new Map<string, number[]>();
const note = (name: string, value: number): void => void samples.set(name, [...(samples.get(name) ?? []), value]);

/** A first visit; then, with its files in the cache, a second page; then the same page again. */
const visit = (name: string, runner: Runner): Promise<void> =>
  profile(async (context) => {
    const first = await opened(context, runner);
    const before = sentBytes;
    note(`${name}: cold`, (await runner.run(first, hello)).first);
    note(`${name}: bytes`, sentBytes - before);
    await first.close();
    const second = await opened(context, runner);
    note(`${name}: warm cache`, (await runner.run(second, hello)).first);
    for (let time = 0; time < 5; time++) {
      const { all, first, outcome } = await runner.run(second, hello);
      note(`${name}: warm worker`, first);
      if (outcome) note(`${name}: warm worker, beyond the program's own time`, all - outcome.realTime);
    }
  });

/** What a reader may want to stop: each says `on` and goes on until it is. */
const endless = {
  'a loop': 'print("on")\nwhile True: pass',
  'a loop inside C': 'print("on")\nsum(range(10**12))',
  'a flood of output': 'print("on")\nwhile True: print("x" * 70)',
  'memory that grows': 'print("on")\nfull = []\nwhile True: full.append(bytearray(2**16))',
};

/** Milliseconds that Stop takes, from the click until the page says so, and from there until the next output. */
const stopped = (page: Page, source: string) =>
  page.evaluate(
    ({ source, hello, settings }) =>
      new Promise<{ stop: number; restart: number }>((resolve) => {
        const { python } = globalThis as OurPage;
        if (!python) throw new Error('Python was not asked for');
        let on = false;
        let clicked = 0;
        const stop = (): void => {
          // A click is a task of its own, which has to wait its turn.
          const { port1, port2 } = new MessageChannel();
          clicked = performance.now();
          port1.onmessage = () => python.stop();
          port2.postMessage(null);
        };
        const again = (stop: number): void => {
          const from = performance.now();
          python.run({ name: 'hello.py', source: hello }, settings, {
            onOutput: () => resolve({ stop, restart: performance.now() - from }),
            onInput: () => undefined,
            onEnd: () => undefined,
          });
        };
        python.run({ name: 'endless.py', source }, settings, {
          onOutput: () => {
            if (!on) setTimeout(stop, 200);
            on = true;
          },
          onInput: () => undefined,
          onEnd: (_: RunEnd) => queueMicrotask(() => again(performance.now() - clicked)),
        });
      }),
    { source, hello, settings: defaultSettings },
  );

const pingPong = (turns: number): string => `
import threading
mine, yours = threading.Semaphore(1), threading.Semaphore(0)
def play(take, give):
    for _ in range(${turns}):
        take.acquire()
        give.release()
players = [threading.Thread(target=play, args=pair) for pair in ((mine, yours), (yours, mine))]
for player in players: player.start()
for player in players: player.join()
print("over")
`;

const giveWay = (turns: number): string => `
import threading, time
def turn():
    for _ in range(${turns}): time.sleep(0)
threads = [threading.Thread(target=turn) for _ in range(2)]
for thread in threads: thread.start()
for thread in threads: thread.join()
print("over")
`;

const manyThreads = (count: number): string => `
import threading
go = threading.Event()
threads = [threading.Thread(target=go.wait) for _ in range(${count})]
for thread in threads: thread.start()
go.set()
for thread in threads: thread.join()
print("over")
`;

/** Milliseconds between two Stops, in which the next spare comes up. */
const thought = 3000;

const inside = (): Promise<void> =>
  profile(async (context) => {
    const page = await opened(context, ours);
    await ours.run(page, hello);
    const outcomeOf = async (source: string): Promise<Outcome> => {
      const { outcome } = await ours.run(page, source, { preemption: 'off' });
      if (!outcome || outcome.exitCode !== 0) throw new Error(`ended badly: ${JSON.stringify(outcome)}`);
      return outcome;
    };
    for (let time = 0; time < repeat; time++) {
      for (const [name, source] of [
        ['between semaphores', pingPong(20_000)],
        ['by sleep(0)', giveWay(20_000)],
      ] as const) {
        const { realTime, switches } = await outcomeOf(source);
        note(`a switch ${name}, µs`, (realTime * 1000) / switches);
      }
      for (const count of [10, 100, 1000]) {
        note(`${count} threads started, woken and joined`, (await outcomeOf(manyThreads(count))).realTime);
      }
    }
    let before = 'the first Stop, before there is a spare';
    for (const [name, source] of Object.entries(endless)) {
      for (let time = 0; time < repeat; time++) {
        const { stop, restart } = await stopped(page, source);
        note(`Stop of ${name}`, stop);
        note(`first output after ${before}`, restart);
        before = 'Stop';
        await page.evaluate((pause) => new Promise((resolve) => setTimeout(resolve, pause)), thought);
      }
    }
  });

const median = (list: readonly number[]): number => list.toSorted((a, b) => a - b)[Math.floor(list.length / 2)] ?? NaN;
const shown = (value: number): string =>
  value >= 1000 ? Math.round(value).toLocaleString('en') : value.toFixed(value < 10 ? 2 : 0);

const print = (version: string): void => {
  const load = os.loadavg()[0]?.toFixed(1);
  console.log(`${new Date().toISOString().slice(0, 10)}, ${os.cpus().length} × ${os.cpus()[0]?.model}, load ${load}`);
  console.log(
    `Chromium ${version}, Node ${process.version}, ${repeat} repetitions; milliseconds unless it says else\n`,
  );
  console.log(`${''.padEnd(48)}${'best'.padStart(10)}${'median'.padStart(10)}`);
  for (const [name, list] of samples) {
    console.log(`${name.padEnd(48)}${shown(Math.min(...list)).padStart(10)}${shown(median(list)).padStart(10)}`);
  }
  console.log();
  for (const what of ['cold', 'warm cache', 'bytes']) {
    const [own = [], other = []] = [samples.get(`ours: ${what}`), samples.get(`plain: ${what}`)];
    const ratio = (of: (list: readonly number[]) => number): string => (of(own) / of(other)).toFixed(2);
    console.log(`ours beside plain, ${what}: ${ratio((list) => Math.min(...list))} best, ${ratio(median)} median`);
  }
};

// What has to be compressed is, before anything is measured.
for (const name of ['pyodide.mjs', 'pyodide.asm.mjs', 'pyodide.asm.wasm', 'python_stdlib.zip', 'pyodide-lock.json']) {
  await compressed(path.join(root, 'node_modules/pyodide', name), 'br');
}
let version = '';
for (let time = 0; time < repeat; time++) {
  await visit('ours', ours);
  await visit('plain', plain);
}
await inside();
await profile(async (context) => {
  version = context.browser()?.version() ?? '';
});
print(version);
server.close();
server.closeAllConnections();
