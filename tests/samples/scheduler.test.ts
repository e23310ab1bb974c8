import { execFile } from 'node:child_process';
import path from 'node:path';
import { promisify } from 'node:util';
import { beforeAll, describe, expect, test } from 'vitest';
import { pythonForTests, type Python, type Result } from '../scheduler/python.ts';
import type { RunSettings } from '../../src/components/runner/protocol.ts';

const root = path.resolve(import.meta.dirname, '../..');
const run = promisify(execFile);
const node = path.join(root, 'node_modules/.bin/node');

let python: Python;
beforeAll(async () => {
  python = await pythonForTests();
});
const printed = async (source: string, settings?: Partial<RunSettings>): Promise<string> => {
  const { stdout, stderr, notes, ending } = await python.run(source, settings);
  expect({ stderr, notes, ending }).toEqual({ stderr: '', notes: [], ending: 'finished' });
  return stdout;
};

describe('random programs do what a reference model allows', () => {
  const batch = async (...words: string[]): Promise<{ right: number; wrong: string[] }> =>
    JSON.parse((await run(node, [path.join(root, 'tests/scheduler/randomPrograms.ts'), ...words])).stdout);

  test.concurrent.each([
    ['gil', 'hybrid', '1', '30000'],
    ['any-bytecode', 'hybrid', '30001', '20000'],
    ['gil', 'virtual', '50001', '30000'],
    ['any-bytecode', 'virtual', '80001', '20000'],
  ])('%s with the %s clock, from %s on: %s programs', async (...words) => {
    expect(await batch(...words)).toMatchObject({ right: Number(words[3]), wrong: [] });
  });

  test.each(['lost wake-ups', 'two'])('locks with a fault are found out: %s', async (fault) => {
    const { right, wrong } = await batch('any-bytecode', 'virtual', '1', '500', fault);
    expect(right).toBeLessThan(500);
    expect(wrong).not.toEqual([]);
  });
});

test('a minute of soak: no crash, no hang, right results, flat memory', async () => {
  const { stdout } = await run(node, [path.join(root, 'scripts/soak.ts'), '--minutes', '1']);
  expect(stdout).toMatch(/\d+ runs, .* at the end/);
});

describe('lost updates', () => {
  const program = (update: string): string => `
import threading
c = 0
def same(number):
    return number
def work():
    global c
    for _ in range(30_000):
        ${update}
threads = [threading.Thread(target=work) for _ in range(2)]
for thread in threads: thread.start()
for thread in threads: thread.join()
print(c == 60_000)
`;
  test.each([
    ['off', 'c += 1', 'True'],
    ['off', 'c = same(c) + 1', 'True'],
    ['gil', 'c += 1', 'True'],
    ['gil', 'c = same(c) + 1', 'False'],
    ['any-bytecode', 'c += 1', 'False'],
    ['any-bytecode', 'c = same(c) + 1', 'False'],
  ] as const)('%s: %s keeps them all: %s', async (preemption, update, kept) => {
    for (const clock of ['hybrid', 'virtual'] as const)
      expect(await printed(program(update), { preemption, clock, seed: 7 })).toBe(`${kept}\n`);
  });
});

describe('overtaking is bounded', () => {
  const program = (kind: string): string => `
import threading, time
lock = threading.${kind}()
order = []
def greedy():
    for _ in range(50):
        with lock:
            order.append("greedy")
            time.sleep(0)
def patient():
    with lock:
        order.append("patient")
first = threading.Thread(target=greedy)
rest = [threading.Thread(target=patient) for _ in range(5)]
for thread in [first, *rest]: thread.start()
for thread in [first, *rest]: thread.join()
print(max(index for index, who in enumerate(order) if who == "patient"))
`;
  test.each(['Lock', 'RLock'])('who waits for a %s is passed by at most once', async (kind) => {
    // Before each of the five the greedy one may take it twice: it holds it, and once more after its release.
    for (const preemption of ['off', 'gil', 'any-bytecode'] as const)
      expect(Number(await printed(program(kind), { preemption }))).toBeLessThanOrEqual(5 * 3);
  });
});

describe('the virtual clock', () => {
  const racy = `
import threading, time, random
order = []
def work(name):
    for number in range(300):
        order.append(name)
        if random.random() < 0.01: time.sleep(random.random() / 1000)
threads = [threading.Thread(target=work, args=(name,)) for name in "abcd"]
for thread in threads: thread.start()
for thread in threads: thread.join()
print("".join(order), time.time(), time.perf_counter(), hash("x"), {"a", "b", "c"})
`;
  const others = [
    'import random, gc; random.seed(4); gc.disable(); x = [[] for _ in range(5000)]',
    'import threading, time\nfor _ in range(9): threading.Thread(target=time.sleep, args=(1,)).start()',
    'import decimal, sqlite3, unittest; 1 / 0',
    'import asyncio; asyncio.run(asyncio.sleep(3))',
  ];
  const of = async (machine: Python, seed: number, preemption: RunSettings['preemption']): Promise<Result> =>
    machine.run(racy, { clock: 'virtual', seed, preemption });

  test.each(['off', 'gil', 'any-bytecode'] as const)(
    '%s: the same output in every interpreter, whatever ran before',
    async (preemption) => {
      const wanted = (await of(await pythonForTests(), 3, preemption)).stdout;
      expect(wanted).toMatch(/^[abcd]{1200} /);
      for (const other of [...others, ...others.toReversed()]) {
        await python.run(other, { preemption, clock: 'hybrid' });
        const { stdout, programTime } = await of(python, 3, preemption);
        expect([stdout, programTime]).toEqual([wanted, (await of(python, 3, preemption)).programTime]);
      }
    },
  );

  test('other seeds switch threads elsewhere', async () => {
    for (const preemption of ['gil', 'any-bytecode'] as const) {
      const orders = new Set<string>();
      for (let seed = 1; seed <= 8; seed++) orders.add((await of(python, seed, preemption)).stdout);
      expect(orders.size).toBeGreaterThan(4);
    }
  });
});

test.each(['hybrid', 'virtual'] as const)('the %s clock never goes back, and all clocks agree', async (clock) => {
  const source = `
import threading, time
from datetime import datetime
clocks = [time.monotonic, time.perf_counter, time.time, lambda: datetime.now().timestamp()]
clocks += [lambda: time.mktime(time.localtime()), lambda: time.clock_gettime(time.CLOCK_REALTIME)]
faults = []
begin = [clock() for clock in clocks]
def look():
    before = [clock() for clock in clocks]
    for number in range(200):
        if number % 20 == 0: time.sleep(number / 10)
        now = [clock() for clock in clocks]
        if any(a < b for a, b in zip(now, before)): faults.append((before, now))
        before = now
threads = [threading.Thread(target=look) for _ in range(4)]
for thread in threads: thread.start()
for thread in threads: thread.join()
lengths = [clock() - start for clock, start in zip(clocks, begin)]
print(faults, all(90 <= length < 150 for length in lengths), max(lengths) - min(lengths) < 2)
`;
  expect(await printed(source, { clock })).toBe('[] True True\n');
});

describe('the end of a program', () => {
  test('waits for threads, then atexit in reverse, then objects go', async () => {
    const source = `
import atexit, threading, time
class Last:
    def __del__(self): print("object")
last = Last()
atexit.register(print, "first registered")
atexit.register(print, "second registered")
def work():
    time.sleep(1)
    print("thread")
threading.Thread(target=work).start()
def babble():
    try:
        while True:
            time.sleep(0.4)
            print("daemon")
    finally:
        print("never seen")
threading.Thread(target=babble, daemon=True).start()
print("main")
`;
    const { stdout, stderr } = await python.run(source);
    expect(stdout).toBe('main\ndaemon\ndaemon\nthread\nsecond registered\nfirst registered\nobject\n');
    expect(stderr).toBe('');
    expect((await python.run('print("next")')).stdout).toBe('next\n');
  });

  test.each([
    ['sys.exit()', 0, ''],
    ['sys.exit(3)', 3, ''],
    ['sys.exit(-1)', 255, ''],
    ['sys.exit(256)', 0, ''],
    ['sys.exit("why")', 1, 'why\n'],
    ['sys.exit(None)', 0, ''],
    ['sys.exit([1])', 1, '[1]\n'],
    ['raise SystemExit(4)', 4, ''],
    ['threading.Thread(target=sys.exit, args=(5,)).start()', 0, ''],
    ['atexit.register(sys.exit, 6)', 0, undefined],
  ])('%s leaves with %i', async (line, code, wanted) => {
    const { exitCode, stderr } = await python.run(`import atexit, sys, threading\n${line}\n`);
    expect(exitCode).toBe(code);
    if (wanted !== undefined) expect(stderr).toBe(wanted);
  });

  test('a hook that fails hides nothing', async () => {
    const { stderr, exitCode } = await python.run('import sys\nsys.excepthook = None\n1 / 0\n');
    expect(stderr).toMatch(/^Error in sys.excepthook:[^]*not callable[^]*Original exception was:[^]*ZeroDivisionError/);
    expect(exitCode).toBe(1);
  });

  test('an exception in a thread ends the thread alone', async () => {
    const { stdout, stderr, exitCode } = await python.run(
      'import threading\nt = threading.Thread(target=lambda: 1 / 0)\nt.start()\nt.join()\nprint("on")\n',
    );
    expect([stdout, exitCode]).toEqual(['on\n', 0]);
    expect(stderr).toContain('Exception in thread Thread-1 (<lambda>):');
    expect(stderr).toContain('ZeroDivisionError: division by zero');
  });
});

test('2,000 threads may live, no more', async () => {
  const source = `
import threading
go, threads = threading.Event(), []
try:
    while True:
        thread = threading.Thread(target=go.wait)
        thread.start()
        threads.append(thread)
except RuntimeError as error:
    print(threading.active_count(), error)
go.set()
for thread in threads: thread.join()
print(threading.active_count())
`;
  expect(await printed(source)).toBe("2000 can't start new thread\n1\n");
  expect(await printed(source)).toBe("2000 can't start new thread\n1\n");
});

test('thread-local data end with their thread', async () => {
  const source = `
import threading, weakref
class Value: pass
local = threading.local()
def work():
    global seen
    local.value = Value()
    seen = weakref.ref(local.value)
thread = threading.Thread(target=work)
thread.start()
thread.join()
print(seen() is None, hasattr(local, "value"))
`;
  expect(await printed(source)).toBe('True False\n');
});

test('a destructor that the collector calls may take time and free locks, and is told where it would wait', async () => {
  const source = `
import gc, sys, threading, time
held, free = threading.Lock(), threading.Lock()
told = []
sys.unraisablehook = lambda args: told.append(str(args.exc_value))
class Node:
    def __init__(self, lock): self.me, self.lock = self, lock
    def __del__(self):
        time.sleep(1)
        with free: pass
        told.append(self.lock.acquire(timeout=1))
        with self.lock: told.append("held it")
def hold():
    with held: time.sleep(100)
thread = threading.Thread(target=hold)
thread.start()
time.sleep(1)
Node(held)
gc.collect()
thread.join()
print(told)
`;
  expect(await printed(source, { preemption: 'off' })).toBe(
    "[False, 'a thread cannot wait inside of the garbage collector']\n",
  );
});

describe('nothing of one run is seen in the next', () => {
  test.each([
    ['random numbers', 'import random; random.seed(5); random.random()', 'import random; print(random.random())'],
    [
      'logging',
      'import logging\nlogging.basicConfig(level=10, format="!")\nlogging.addLevelName(10, "D")\n' +
        'logging.getLogger("a.b").setLevel(1)\nlogging.disable(20)\nlogging.captureWarnings(True)\n' +
        'logging.raiseExceptions = False\nlogging.getLogger("asyncio").setLevel(10)',
      'import logging, warnings\nprint(logging.getLevelName(10), logging.root.handlers, logging.root.level,\n' +
        '  logging.root.manager.disable, logging.raiseExceptions, list(logging.root.manager.loggerDict),\n' +
        '  logging.getLogger("asyncio").level, logging.makeLogRecord({}).relativeCreated)\nlogging.warning("x")',
    ],
    [
      'warnings',
      'import warnings; warnings.simplefilter("error"); warnings.onceregistry[1] = 2',
      'import warnings; print(warnings.filters, warnings.onceregistry); warnings.warn("x")',
    ],
    [
      'files, folder, environment',
      'import os; open("f", "w").write("x"); os.makedirs("/tmp/a/b"); os.environ["A"] = "1"; os.umask(0o77); os.chdir("/")',
      'import os; print(os.listdir(), os.listdir("/tmp"), os.environ.get("A"), os.umask(0), os.getcwd())',
    ],
    [
      'modules',
      'import json, fractions, time, builtins\njson.x = fractions.y = builtins.z = 1\ntime.sleep = None\njson.dumps = None',
      'import json, fractions, time\nprint(hasattr(json, "x"), hasattr(fractions, "y"), "z" in dir(__builtins__))\n' +
        'time.sleep(1)\nprint(json.dumps(1))',
    ],
    [
      'the interpreter’s settings',
      'import sys\nsys.setrecursionlimit(444); sys.setswitchinterval(1); sys.set_int_max_str_digits(5000)\n' +
        'sys.set_asyncgen_hooks(print, print); sys.set_coroutine_origin_tracking_depth(4)\n' +
        'sys.meta_path.insert(0, 3); sys.path_hooks.append(4); sys.path.append("q"); sys.argv.append("r")\n' +
        'sys.monitoring.use_tool_id(1, "x"); sys.excepthook = None; sys.settrace(lambda *_: None)',
      'import sys\nprint(sys.getrecursionlimit(), sys.getswitchinterval(), sys.get_int_max_str_digits(),\n' +
        '  sys.get_asyncgen_hooks(), sys.get_coroutine_origin_tracking_depth(), 3 in sys.meta_path,\n' +
        '  4 in sys.path_hooks, sys.path, sys.argv, sys.monitoring.get_tool(1), sys.excepthook is None, sys.gettrace())',
    ],
    [
      'signal handlers',
      'import signal; signal.signal(signal.SIGINT, signal.SIG_IGN); signal.signal(signal.SIGTERM, lambda *_: None)',
      'import signal; print(signal.getsignal(signal.SIGINT), signal.getsignal(signal.SIGTERM))',
    ],
    [
      'the garbage collector',
      'import gc\ngc.disable(); gc.set_debug(gc.DEBUG_SAVEALL); gc.callbacks.append(print); gc.set_threshold(5)\n' +
        'gc.freeze()\nx = []; x.append(x); del x; gc.collect()',
      'import gc; print(gc.isenabled(), gc.get_debug(), print in gc.callbacks, gc.get_threshold(), gc.garbage,\n' +
        '  gc.get_freeze_count() > 10000)',
    ],
    [
      'event loops',
      'import asyncio\nloop = asyncio.new_event_loop(); asyncio.set_event_loop(loop); asyncio._set_running_loop(loop)',
      'import asyncio\nasync def main(): print(asyncio.current_task().get_name())\nasyncio.run(main())\n' +
        'try: asyncio.get_event_loop()\nexcept RuntimeError as error: print(error)',
    ],
    [
      'threads',
      'import threading\nthreading.settrace(print); threading.excepthook = print; threading.Thread.x = 1\n' +
        'threading.Thread.run = None; threading.stack_size(65536); threading.current_thread().name = "q"',
      'import threading\nprint(threading.main_thread().name, threading.stack_size(), hasattr(threading.Thread, "x"))\n' +
        'thread = threading.Thread(target=lambda: print(threading.get_ident() - threading.main_thread().ident))\n' +
        'print(thread.name); thread.start(); thread.join()',
    ],
    [
      'thread-local and context data',
      'import contextvars, decimal, json, threading\njson.local = threading.local(); json.local.x = 1\n' +
        'decimal.getcontext().prec = 3',
      'import decimal, json; print(decimal.getcontext().prec, hasattr(json, "local"))',
    ],
    ['pools', 'from concurrent.futures import *\nThreadPoolExecutor().submit(int)', pool()],
  ])('%s', async (_, before, after) => {
    const clock = 'virtual';
    const fresh = await python.run(after, { clock });
    await python.run(before, { clock });
    const next = await python.run(after, { clock });
    expect([next.stdout, next.stderr, next.ending]).toEqual([fresh.stdout, fresh.stderr, 'finished']);
  });

  function pool(): string {
    return (
      'import threading\nfrom concurrent.futures import ThreadPoolExecutor\nwith ThreadPoolExecutor(1) as pool:\n' +
      '  print(pool.submit(lambda: threading.current_thread().name).result())'
    );
  }
});
