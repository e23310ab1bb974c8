import type { FromWorker, LoadedRuntime, OutputPiece, RunSettings, RuntimeFiles, ToWorker } from './protocol.ts';

/**
 * Processes of a process pool: further workers, each with an interpreter of its own, started by the worker that runs
 * the program. They end with it. What passes between them are bytes that Python pickled.
 */
export type ToProcess =
  | Extract<ToWorker, { type: 'load' }>
  /** Serve whoever started you, as soon as you can. */
  | { readonly type: 'serve'; readonly settings: RunSettings }
  | { readonly type: 'bytes'; readonly bytes: Uint8Array<ArrayBuffer> }
  /** Nothing more will come: come to an end, and say that you did. */
  | { readonly type: 'finish' };

export type FromProcess =
  | Extract<FromWorker, { type: 'progress' | 'ready' | 'failed' }>
  | { readonly type: 'bytes'; readonly bytes: Uint8Array<ArrayBuffer> }
  /** What the process wrote to its standard streams, which are those of the program. */
  | { readonly type: 'written'; readonly pieces: readonly OutputPiece[] }
  /** It came to its end, and can serve again. */
  | { readonly type: 'finished' };

/** The part of a nested `Worker` that is needed. */
export interface ProcessWorker {
  readonly post: (message: ToProcess) => void;
  readonly end: () => void;
}

export interface ProcessWorkerEvents {
  readonly onMessage: (message: FromProcess) => void;
  readonly onBroken: (detail: string) => void;
}

export interface ProcessesOptions {
  /** How many may live at once. */
  readonly most: number;
  readonly files: RuntimeFiles;
  readonly loaded: LoadedRuntime;
  readonly startWorker: (events: ProcessWorkerEvents) => ProcessWorker;
  readonly onOutput: (pieces: readonly OutputPiece[]) => void;
  readonly onBytes: (process: number, bytes: Uint8Array<ArrayBuffer>) => void;
  /** The process is gone although nobody ended it. */
  readonly onEnded: (process: number) => void;
}

export interface Processes {
  readonly most: number;
  /** What processes that are started from now on take for their settings. */
  readonly begin: (settings: RunSettings) => void;
  /**
   * Starts a process, or takes one that finished and is still warm, and returns its number; no number comes twice.
   * @throws where as many live as may
   */
  readonly start: () => number;
  /** Sends bytes; a process that still starts gets them when it is up. */
  readonly send: (process: number, bytes: Uint8Array<ArrayBuffer>) => void;
  /** Lets a process finish. It stays warm for the next that is started; one that is still busy then is ended by force. */
  readonly end: (process: number) => void;
  /** Ends by force those that the program did not end: it was cut short, and they may be busy. */
  readonly endLeft: () => void;
}

interface Live {
  readonly worker: ProcessWorker;
  state: 'serving' | 'finishing' | 'finished';
  process: number;
}

export const processes = (options: ProcessesOptions): Processes => {
  const { most, files, loaded, startWorker } = options;
  const live = new Set<Live>();
  let newest = 0;
  let settings: RunSettings | undefined;

  const serving = (process: number): Live | undefined =>
    [...live].find((one) => one.process === process && one.state === 'serving');

  const kill = (one: Live): void => {
    one.worker.end();
    live.delete(one);
  };

  const create = (): Live => {
    const lost = (): void => {
      if (!live.has(one)) return;
      kill(one);
      if (one.state === 'serving') options.onEnded(one.process);
    };
    const worker = startWorker({
      onMessage: (message) => {
        if (message.type === 'failed') lost();
        if (message.type === 'finished' && one.state === 'finishing') one.state = 'finished';
        // Nobody waits for what a process still says that was let go.
        if (one.state !== 'serving') return;
        // One that ended by itself is gone for the program, and still warm for the next.
        if (message.type === 'finished') {
          one.state = 'finished';
          options.onEnded(one.process);
        }
        if (message.type === 'bytes') options.onBytes(one.process, message.bytes);
        if (message.type === 'written') options.onOutput(message.pieces);
      },
      onBroken: lost,
    });
    const one: Live = { worker, state: 'finished', process: 0 };
    worker.post({ type: 'load', files, loaded });
    live.add(one);
    return one;
  };

  /** A process that nobody uses: a warm one, else a new one, else one that should have finished gives its place. */
  const free = (): Live => {
    const warm = [...live].find(({ state }) => state === 'finished');
    if (warm) return warm;
    if (live.size < most) return create();
    const late = [...live].find(({ state }) => state === 'finishing');
    if (!late) throw new Error(`No more than ${most} processes can live at once`);
    kill(late);
    return create();
  };

  return {
    most,
    begin: (next) => {
      settings = next;
    },
    start: () => {
      if (!settings) throw new Error('No program runs that could start a process');
      const one = free();
      one.process = ++newest;
      one.state = 'serving';
      one.worker.post({ type: 'serve', settings });
      return one.process;
    },
    send: (process, bytes) => serving(process)?.worker.post({ type: 'bytes', bytes }),
    end: (process) => {
      const one = serving(process);
      if (!one) return;
      one.state = 'finishing';
      one.worker.post({ type: 'finish' });
    },
    endLeft: () => [...live].filter(({ state }) => state === 'serving').forEach(kill),
  };
};
