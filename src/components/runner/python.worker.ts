import { serveFromMemory } from './fromMemory.ts';
import { startInterpreter, type Host, type Interpreter, type OutsideEvent } from './interpreter/interpreter.ts';
import { LayoutMismatch } from './interpreter/layout.ts';
import { LoadError, loadRuntime } from './loading.ts';
import { capMemory } from './memoryCap.ts';
import { outputBuffer } from './outputBuffer.ts';
import { outputCap } from './outputCap.ts';
import { processes, type FromProcess, type Processes, type ToProcess } from './processes.ts';
import type {
  Failure,
  FromWorker,
  LoadedRuntime,
  OutputPiece,
  RunSettings,
  RuntimeFiles,
  ToWorker,
} from './protocol.ts';
import { limits } from './settings.ts';

/** Holds one interpreter: that of a page, or, where another worker of this kind started it, that of a process. */

/** Milliseconds between two messages about the download: a page need not be told of every piece. */
const progressInterval = 50;

/** The program of a process: it does what its parent, number 0, tells it to. */
const server = { name: 'process.py', source: 'from green_threads import processes\nprocesses.serve()\n' };
const parent = 0;

let interpreter: Interpreter | undefined;
let children: Processes | undefined;
let loading: Promise<void> | undefined;
/** The page's run; undefined in a process. */
let run: number | undefined;
/** What a parent sent before the program of its process listens. */
let early: OutsideEvent[] | undefined;

const say = (message: FromWorker | FromProcess): void => postMessage(message);

const postOutput = (pieces: readonly OutputPiece[]): void =>
  say(run === undefined ? { type: 'written', pieces } : { type: 'output', run, pieces });

const output = outputBuffer({
  post: postOutput,
  now: () => performance.now(),
  later: (callback, milliseconds) => void setTimeout(callback, milliseconds),
});

/** What the program and its processes write, together. */
const cap = outputCap(limits.output, output.write);

const reasonOf = (error: unknown): Failure['reason'] => {
  if (error instanceof LoadError) return error.reason;
  return error instanceof LayoutMismatch ? 'mismatch' : 'crash';
};

const fail = (error: unknown): void => {
  output.flush();
  const detail = error instanceof LoadError ? error.message : String(error);
  say({ type: 'failed', failure: { reason: reasonOf(error), detail } });
};

const reporter = (totalBytes: number): ((receivedBytes: number) => void) => {
  let told = -Infinity;
  return (receivedBytes) => {
    const now = performance.now();
    if (receivedBytes < totalBytes && now - told < progressInterval) return;
    told = now;
    say({ type: 'progress', receivedBytes, totalBytes });
  };
};

const download = (files: RuntimeFiles): Promise<LoadedRuntime> =>
  loadRuntime(files, {
    fetch,
    importModule: (url) => import(/* @vite-ignore */ url),
    onProgress: reporter(Object.values(files).reduce((sum, { bytes }) => sum + bytes, 0)),
  });

const startChildren = (files: RuntimeFiles, loaded: LoadedRuntime): Processes =>
  processes({
    most: Math.min(navigator.hardwareConcurrency, limits.processes),
    files,
    loaded,
    startWorker: ({ onMessage, onBroken }) => {
      const worker = new Worker(location.href, { type: 'module', name: 'Python process' });
      worker.addEventListener('message', ({ data }: MessageEvent<FromProcess>) => onMessage(data));
      worker.addEventListener('error', (event) => {
        event.preventDefault();
        onBroken(event.message);
      });
      return { post: (message) => worker.postMessage(message), end: () => worker.terminate() };
    },
    onOutput: (pieces) => pieces.forEach(({ stream, text }) => cap.write(stream, text)),
    onBytes: (process, message) => interpreter?.deliver({ kind: 'process', process, message }),
    onEnded: (process) => interpreter?.deliver({ kind: 'processEnded', process }),
  });

const fromParent = (event: OutsideEvent): void => {
  if (early) early.push(event);
  else interpreter?.deliver(event);
};

/** A page's program starts processes; a process has only its parent to talk to, to whom `start` is to listen. */
const neighbours = (): NonNullable<Host['processes']> => ({
  most: children?.most ?? 0,
  start: () => {
    if (children && run !== undefined) return children.start();
    const events = early ?? [];
    early = undefined;
    events.forEach(fromParent);
    return parent;
  },
  send: (process, message) => {
    // What Python hands over lies in its own memory.
    const bytes = new Uint8Array(message);
    output.flush();
    if (process === parent) say({ type: 'bytes', bytes });
    else children?.send(process, bytes);
  },
  end: (process) => children?.end(process),
});

const load = async (files: RuntimeFiles, handed: LoadedRuntime | undefined): Promise<void> => {
  if (!('Suspending' in WebAssembly && 'promising' in WebAssembly)) {
    throw new LoadError('unsupported', 'WebAssembly cannot wait for promises here: `Suspending` is missing.');
  }
  const loaded = handed ?? (await download(files));
  const stopServing = serveFromMemory(files, loaded);
  children = startChildren(files, loaded);
  interpreter = await startInterpreter(
    {
      loader: files.loader.url,
      folder: new URL('.', files.loader.url).href,
      stdlib: files.stdlib.url,
      switchModule: loaded.switchModule,
    },
    {
      write: cap.write,
      onPoll: output.poll,
      onDeath: fail,
      askInput: () => {
        output.flush();
        if (run === undefined) interpreter?.deliver({ kind: 'input', line: null });
        else say({ type: 'input', run });
      },
      cores: navigator.hardwareConcurrency,
      processes: neighbours(),
    },
  );
  stopServing();
  say({ type: 'ready', python: interpreter.python, ...(handed ? {} : { loaded }) });
};

const ready = async (): Promise<Interpreter> => {
  await loading;
  if (!interpreter) throw new Error('Python is not ready');
  return interpreter;
};

const execute = async ({ run: number, program, settings }: Extract<ToWorker, { type: 'run' }>): Promise<void> => {
  const python = await ready();
  run = number;
  cap.reset();
  output.begin();
  children?.begin(settings);
  const outcome = await python.run(program, settings);
  children?.endLeft();
  output.flush();
  say({ type: 'done', run, outcome: { ...outcome, cut: outcome.cut + cap.cut() } });
};

/** The time limit is that of the program, whose end is the end of its processes. */
const serve = async (settings: RunSettings): Promise<void> => {
  early = [];
  const python = await ready();
  cap.reset();
  await python.run(server, { ...settings, timeLimit: Infinity });
  output.flush();
  say({ type: 'finished' });
};

// What ends an interpreter, such as `os._exit` or a stack that overflows, may surface only here.
addEventListener('error', (event) => {
  event.preventDefault();
  fail(event.error ?? event.message);
});
addEventListener('unhandledrejection', (event) => {
  event.preventDefault();
  fail(event.reason);
});

addEventListener('message', ({ data }: MessageEvent<ToWorker | ToProcess>) => {
  switch (data.type) {
    case 'load':
      loading = load(data.files, data.loaded);
      return void loading.catch(fail);
    case 'run':
      return void execute(data).catch(fail);
    case 'input':
      return interpreter?.deliver({ kind: 'input', line: data.line });
    case 'serve':
      return void serve(data.settings).catch(fail);
    case 'bytes':
      return fromParent({ kind: 'process', process: parent, message: data.bytes });
    case 'finish':
      return fromParent({ kind: 'processEnded', process: parent });
  }
});

capMemory(limits.memory);
