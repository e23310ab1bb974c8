import { readFileSync } from 'node:fs';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { Worker } from 'node:worker_threads';
import { buildPythonRuntime, fileNames, newerSource } from '../../config/python/build.mjs';
import { startInterpreter, type Interpreter } from '../../src/components/runner/interpreter/interpreter.ts';
import { builtFor } from '../../src/components/runner/interpreter/layout.ts';
import { capMemory } from '../../src/components/runner/memoryCap.ts';
import { processes, type FromProcess } from '../../src/components/runner/processes.ts';
import type { LoadedRuntime, RuntimeFile, RuntimeFiles, StreamName } from '../../src/components/runner/protocol.ts';
import { limits } from '../../src/components/runner/settings.ts';

export interface PythonOptions {
  readonly write: (stream: StreamName, text: string) => void;
  /** The next line of standard input, or null at its end. */
  readonly readLine?: () => string | null;
  /** Processors that programs are told of. */
  readonly cores?: number;
  /** Folders of this machine by the place where programs see them. */
  readonly mounts?: Readonly<Record<string, string>>;
  /** Environment variables that Python starts with. */
  readonly environment?: Readonly<Record<string, string>>;
  /** The newer Python in the place of the page's. It has no process pools. */
  readonly newer?: boolean;
}

/** Starts the page's Python in Node, from the files that the site ships; or a newer one in its place. */
export const startPython = async ({
  write,
  readLine = () => null,
  cores = 4,
  mounts = {},
  environment = {},
  newer = false,
}: PythonOptions): Promise<Interpreter> => {
  const { folder } = await buildPythonRuntime(newer ? newerSource : undefined);
  const file = (purpose: keyof typeof fileNames): string => path.join(folder, fileNames[purpose]);
  capMemory(limits.memory);

  /** Only pools need these, which take a second to compile. */
  let loaded: LoadedRuntime | undefined;
  const loadedRuntime = (): LoadedRuntime =>
    (loaded ??= {
      module: new WebAssembly.Module(readFileSync(file('wasm'))),
      switchModule: new WebAssembly.Module(readFileSync(file('switch'))),
      stdlib: new Uint8Array(readFileSync(file('stdlib'))).buffer,
    });
  const runtimeFile = (purpose: keyof typeof fileNames): RuntimeFile => ({
    url: pathToFileURL(file(purpose)).href,
    bytes: readFileSync(file(purpose)).length,
  });
  const files = Object.fromEntries(
    Object.keys(fileNames).map((purpose) => [purpose, runtimeFile(purpose as keyof typeof fileNames)]),
  ) as unknown as RuntimeFiles;

  const children = processes({
    most: Math.min(cores, limits.processes),
    files,
    get loaded() {
      return loadedRuntime();
    },
    startWorker: ({ onMessage, onBroken }) => {
      const worker = new Worker(new URL('./process.ts', import.meta.url));
      worker.on('message', (message: FromProcess) => onMessage(message));
      worker.on('error', (error) => onBroken(String(error)));
      worker.unref();
      return { post: (message) => worker.postMessage(message), end: () => void worker.terminate() };
    },
    onOutput: (pieces) => pieces.forEach(({ stream, text }) => write(stream, text)),
    onBytes: (process, message) => interpreter.deliver({ kind: 'process', process, message }),
    onEnded: (process) => interpreter.deliver({ kind: 'processEnded', process }),
  });

  const interpreter: Interpreter = await startInterpreter(
    {
      loader: pathToFileURL(file('loader')).href,
      folder: `${folder}/`,
      stdlib: file('stdlib'),
      switchModule: new WebAssembly.Module(readFileSync(file('switch'))),
      mounts,
      environment,
      build: newer ? newerSource.build : builtFor,
    },
    {
      write,
      onPoll: () => undefined,
      onDeath: (error) => {
        throw error;
      },
      askInput: () => interpreter.deliver({ kind: 'input', line: readLine() }),
      cores,
      ...(!newer && {
        processes: {
          most: children.most,
          start: children.start,
          send: (process, message) => children.send(process, new Uint8Array(message)),
          end: children.end,
        },
      }),
    },
  );
  return {
    ...interpreter,
    run: async (program, settings) => {
      // Node would leave while Python waits for a process.
      const stay = setInterval(() => undefined, 60_000);
      children.begin(settings);
      try {
        return await interpreter.run(program, settings);
      } finally {
        children.endLeft();
        clearInterval(stay);
      }
    },
  };
};
