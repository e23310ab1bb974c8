import type { PyodideAPI } from 'pyodide';
import type { Outcome, Program, RunSettings, StreamName } from '../protocol.ts';
import { makeInterrupts } from './interrupts.ts';
import { assertExports, builtFor, LayoutMismatch, type Build } from './layout.ts';
import { connectSwitch } from './switch.ts';

/**
 * CPython with threads: boots Pyodide and puts the scheduler into it. Works in a worker and in Node alike, with the
 * same files.
 */

export interface InterpreterFiles {
  /** Address of `pyodide.mjs`, for `import()`. */
  readonly loader: string;
  /** Address of the folder that holds the glue and the WebAssembly, with a slash at the end. */
  readonly folder: string;
  /** Address of the zip with the standard library and the scheduler. */
  readonly stdlib: string;
  /** `switch.wat`, assembled. */
  readonly switchModule: WebAssembly.Module;
  /** Folders of this machine that programs can read, by the place where they are to appear; in Node only. */
  readonly mounts?: Readonly<Record<string, string>>;
  /** Environment variables beside our own, such as `PYTHONWARNINGS`. */
  readonly environment?: Readonly<Record<string, string>>;
  /** Which build these files are, where it is not the page's. */
  readonly build?: Build;
}

/** An event from outside of the interpreter; see `outside.py`. */
export type OutsideEvent =
  | { readonly kind: 'input'; readonly line: string | null }
  /** The time is up while everybody waits. */
  | { readonly kind: 'limit' }
  | { readonly kind: 'process'; readonly process: number; readonly message: Uint8Array }
  | { readonly kind: 'processEnded'; readonly process: number };

/** What the interpreter asks of whoever holds it. */
export interface Host {
  /** Takes text, in whole lines where it was printed: at most 200,000 characters in a run, besides what `os.write` wrote. */
  readonly write: (stream: StreamName, text: string) => void;
  /** The program waits for a line: answer with `deliver`. */
  readonly askInput: () => void;
  /** Called every fraction of a millisecond while Python computes. */
  readonly onPoll: () => void;
  /** The interpreter is lost. */
  readonly onDeath: (error: unknown) => void;
  /** Processors that programs are told of. */
  readonly cores: number;
  /** Further interpreters for process pools; undefined where there are none. */
  readonly processes?: Processes;
}

/** Starts and addresses further interpreters; answers arrive by `deliver`. */
export interface Processes {
  /** How many there may be. */
  readonly most: number;
  /** Returns the number of a process that is ready or soon will be. */
  readonly start: () => number;
  readonly send: (process: number, message: Uint8Array) => void;
  readonly end: (process: number) => void;
}

export interface Interpreter {
  /** Such as `3.14.2`. */
  readonly python: string;
  /** Runs one program; the next only when this has ended. */
  readonly run: (program: Program, settings: RunSettings) => Promise<Outcome>;
  readonly deliver: (event: OutsideEvent) => void;
  /** Bytes of memory; it never shrinks. */
  readonly heapBytes: () => number;
}

/** Memory after which an interpreter is not used again. */
const spentAbove = 256 * 2 ** 20;

/** In Node, files are found by their path. */
const pathOf = (address: string): string =>
  address.startsWith('file:') ? decodeURIComponent(new URL(address).pathname) : address;

/** Whether `switch.wat` finds the frame of a Python function that calls it. */
const frameIsFound = (pyodide: PyodideAPI, runsCode: unknown): boolean => {
  const check = pyodide.runPython('def check(runs_code):\n    return runs_code(id(check.__code__)) is None\ncheck', {
    globals: pyodide.toPy({}) as never,
  }) as ((runsCode: unknown) => boolean) & { destroy: () => void };
  try {
    return check(runsCode);
  } finally {
    check.destroy();
  }
};

interface PythonRun {
  readonly callPromising: (...words: unknown[]) => Promise<string>;
}

/**
 * @throws {LayoutMismatch} where the runtime is another build than `layout.ts` names
 */
export const startInterpreter = async (files: InterpreterFiles, host: Host): Promise<Interpreter> => {
  const { build = builtFor } = files;
  const { loadPyodide } = (await import(/* @vite-ignore */ files.loader)) as typeof import('pyodide');
  const pyodide = await loadPyodide({
    indexURL: pathOf(files.folder),
    stdLibURL: pathOf(files.stdlib),
    // There are no packages: without this it would fetch a list of them.
    lockFileContents: JSON.stringify({
      info: {
        abi_version: build.abi,
        arch: 'wasm32',
        platform: 'emscripten_5_0_3',
        python: build.python,
        version: build.pyodide,
      },
      packages: {},
    }),
    packageBaseUrl: pathOf(files.folder),
    stdout: (text) => host.write('stdout', `${text}\n`),
    stderr: (text) => host.write('stderr', `${text}\n`),
    // The order of a set of strings must not change from visit to visit.
    env: { HOME: '/home/program', PYTHONHASHSEED: '0', ...files.environment },
  });
  const { _module } = pyodide as unknown as { _module: object };
  const python = assertExports(pyodide.version, _module, build);
  const mailbox: OutsideEvent[] = [];
  const interrupts = makeInterrupts(python, host.onPoll);
  for (const [place, folder] of Object.entries(files.mounts ?? {})) pyodide.mountNodeFS(place, folder);
  pyodide.runPython('import signal; signal.signal(signal.SIGURG, lambda *_: None)');
  const { switchTo, runsCode, stacks, arrived } = connectSwitch(python, files.switchModule, host.onDeath, {
    hasArrived: () => mailbox.length > 0,
    untilLimit: interrupts.untilLimit,
    onLimit: () => mailbox.push({ kind: 'limit' }),
  });
  if (!frameIsFound(pyodide, runsCode)) throw new LayoutMismatch('PyThreadState has no current_frame at its offset');
  const connect = pyodide.pyimport('green_threads.install').connect as (...parts: unknown[]) => void;
  connect(switchTo, stacks, interrupts.forPython, {
    write: host.write,
    askInput: () => {
      interrupts.pause();
      host.askInput();
    },
    take: () => mailbox.shift(),
    cores: host.cores,
    mounts: Object.keys(files.mounts ?? {}),
    processes: host.processes,
  });
  pyodide.setInterruptBuffer(interrupts.buffer as unknown as Uint8Array);
  const version = pyodide.runPython('import sys; sys.version.split()[0]') as string;
  if (version !== build.python) throw new LayoutMismatch(`this is CPython ${version}, not ${build.python}`);
  const run = pyodide.pyimport('green_threads.program').run as PythonRun;

  return {
    python: version,
    run: async ({ name, source }, { clock, preemption, seed, timeLimit }) => {
      interrupts.setTimeLimit(timeLimit * 1000);
      const { left, ...told } = JSON.parse(await run.callPromising(name, source, clock, preemption, seed)) as Omit<
        Outcome,
        'spent'
      > & { left: number };
      return { ...told, spent: left > 0 || python.HEAPU8.length > spentAbove };
    },
    deliver: (event) => {
      if (event.kind === 'input') interrupts.resume();
      mailbox.push(event);
      arrived();
    },
    heapBytes: () => python.HEAPU8.length,
  };
};
