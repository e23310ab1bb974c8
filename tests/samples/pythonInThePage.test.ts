import { readFileSync } from 'node:fs';
import { beforeAll, describe, expect, test } from 'vitest';
import { startPython } from '../../scripts/python/startPython.ts';
import type { Interpreter } from '../../src/components/runner/interpreter/interpreter.ts';
import type { RunSettings } from '../../src/components/runner/protocol.ts';
import { defaultSettings, preemptionModes } from '../../src/components/runner/settings.ts';

/** What the page about the page's Python says, said by that Python. */
const page = readFileSync('src/content/docs/reference/python-in-the-page.mdx', 'utf8');
const sample = (name: string) => ({ name, source: readFileSync(`src/samples/runner/${name}`, 'utf8') });

let python: Interpreter;
let printed = '';
beforeAll(async () => {
  python = await startPython({ write: (_, text) => (printed += text) });
});

const run = async (program: { name: string; source: string }, settings: Partial<RunSettings> = {}) => {
  printed = '';
  const outcome = await python.run(program, { ...defaultSettings, timeLimit: 60, ...settings });
  return { outcome, lines: printed.trimEnd().split('\n') };
};

/** What a row of the page's tables says, by its first cell. */
const row = (label: string): readonly string[] => {
  const line = page.split('\n').find((text) => text.startsWith(`| ${label} |`)) ?? '';
  return line
    .split('|')
    .slice(2, -1)
    .map((cell) => cell.trim());
};

test.for(preemptionModes)('two increments lose what the page says: $label', async ({ id, label }) => {
  const { lines } = await run(sample('two_increments.py'), { preemption: id, clock: 'virtual' });
  expect(lines.map((line) => (/ lost 0 of /.test(line) ? 'loses nothing' : 'loses updates'))).toEqual(row(label));
});

test('the deadlock is explained in the words that the page shows', async () => {
  const { outcome } = await run(sample('deadlock.py'));
  expect(outcome.ending).toBe('deadlock');
  expect(page).toContain(`\`\`\`text\n${outcome.notes[0]}\n\`\`\``);
});

describe('the note on exceptions of futures that nobody read', () => {
  const notes = async (raised: string, wait: string): Promise<readonly string[]> => {
    const source = `
from concurrent.futures import ThreadPoolExecutor
import queue
def fail(n):
    raise ValueError(${raised})
with ThreadPoolExecutor(1) as pool:
    futures = [pool.submit(fail, n) for n in range(3)]
    try:
        futures[0].result()
    except ValueError:
        pass
    ${wait}`;
    return (await run({ name: 'notes.py', source })).outcome.notes;
  };

  test('names those that say what none that was read said', async () => {
    expect(await notes('n', 'pass')).toEqual([
      'Nobody read the exception of 2 Futures: ValueError: 1, ValueError: 2. Call result() to see it.',
    ]);
  });

  test('passes over what another future has told: what breaks a pool breaks all of them', async () => {
    expect(await notes('"same"', 'pass')).toEqual([]);
  });

  test('says nothing of futures that the end of a deadlock broke', async () => {
    const all = await notes('"same"', 'pool.submit(queue.Queue().get).result()');
    expect(all[0]).toMatch(/^Deadlock/);
    expect(all.filter((note) => !note.startsWith('Deadlock'))).toEqual([]);
  });
});

test.for(preemptionModes)('a pool whose last call cannot be sent ends all the same: $label', async ({ id }) => {
  const source = `
from concurrent.futures import ProcessPoolExecutor
if __name__ == "__main__":
    with ProcessPoolExecutor(1) as pool:
        futures = [pool.submit(lambda: 1) for _ in range(3)]
        futures[2].cancel()
    print([future.cancelled() or type(future.exception()).__name__ for future in futures])`;
  const { outcome, lines } = await run({ name: 'unsent.py', source }, { preemption: id });
  expect(outcome.ending).toBe('finished');
  expect(lines).toEqual(["['PicklingError', 'PicklingError', True]"]);
});

describe('what differs from other Pythons', () => {
  const said = async (source: string, settings: Partial<RunSettings> = {}): Promise<string[]> =>
    (await run({ name: 'said.py', source }, settings)).lines;
  const error = (statement: string): string =>
    `try:\n    ${statement}\nexcept Exception as error:\n    print(type(error).__name__, error)`;

  test('an hour of sleep moves every clock of the program', async () => {
    const lines = await said(`
import datetime, time
def clocks():
    return time.time(), time.monotonic(), datetime.datetime.now().timestamp()
before = clocks()
time.sleep(3600)
print([round((after - then) / 3600) for after, then in zip(clocks(), before)])`);
    expect(lines).toEqual(['[1, 1, 1]']);
  });

  test('with the virtual clock the same seed prints the same, random numbers included', async () => {
    const source = 'import random, time\nprint(random.random(), time.time())';
    expect(await said(source, { clock: 'virtual' })).toEqual(await said(source, { clock: 'virtual' }));
  });

  test('files do not outlive a run, and a refused connection has a number of its own', async () => {
    const source = `
import errno, os, sys
names = ["kept.txt", "/tmp/kept.txt"]
print([os.path.exists(name) for name in names], errno.ECONNREFUSED, sys.platform)
for name in names:
    open(name, "w").close()`;
    await said(source);
    expect(await said(source)).toEqual(['[False, False] 14 emscripten']);
  });

  test('strings hash alike in every run, and threads have small idents and no native ones, in 32 bits', async () => {
    const source = `
import sys, threading
print(sys.flags.hash_randomization, hasattr(threading, "get_native_id"), sys.maxsize == 2**31 - 1)
idents = []
for _ in range(3):
    thread = threading.Thread(target=lambda: idents.append(threading.get_ident()))
    thread.start()
    thread.join()
print([ident - idents[0] for ident in idents])`;
    expect(await said(source)).toEqual(['0 False True', '[0, 1, 2]']);
  });

  test.for([
    [
      'import multiprocessing as m; m.Process(target=print).start()',
      "ModuleNotFoundError No module named '_multiprocessing'",
    ],
    ['import multiprocessing as m; m.Queue()', "ModuleNotFoundError No module named '_multiprocessing'"],
    ['import multiprocessing as m; m.Pool(2)', "ModuleNotFoundError No module named '_multiprocessing'"],
    ['import multiprocessing as m; m.Manager()', "ModuleNotFoundError No module named '_multiprocessing'"],
    [
      'from multiprocessing import shared_memory as m; m.SharedMemory(create=True, size=1)',
      "ModuleNotFoundError No module named '_posixshmem'",
    ],
    ['import subprocess; subprocess.run(["ls"])', 'OSError'],
    ['import os; os.fork()', 'OSError'],
    ['from concurrent.futures import InterpreterPoolExecutor', 'ImportError'],
    ['from concurrent import interpreters', 'ModuleNotFoundError'],
  ] as const)('%s fails', async ([statement, message]) => {
    expect((await said(error(statement)))[0]).toContain(message);
  });
});
