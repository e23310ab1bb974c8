/**
 * What the page and the worker that holds Python say to each other. Both sides import it, neither anything else of the
 * other. Everything here survives `postMessage`.
 */

/** When threads may be switched although none of them waits; see `settings.ts` for what each proves. */
export type Preemption = 'off' | 'gil' | 'any-bytecode';

/** `hybrid`: computing takes its real time, and when every thread waits, time jumps. `virtual`: ticks only. */
export type ClockMode = 'hybrid' | 'virtual';

export interface RunSettings {
  readonly clock: ClockMode;
  readonly preemption: Preemption;
  /** Chooses where threads are switched; 0 to 2³² - 1. */
  readonly seed: number;
  /** Real seconds that a program may run. */
  readonly timeLimit: number;
}

export interface Program {
  /** A file name such as `first_thread.py`: what tracebacks show. */
  readonly name: string;
  readonly source: string;
}

/** Absolute addresses of the runtime's files, and their sizes as they are stored, for showing progress. */
export interface RuntimeFiles {
  readonly loader: RuntimeFile;
  readonly glue: RuntimeFile;
  readonly wasm: RuntimeFile;
  readonly stdlib: RuntimeFile;
  /** `switch.wat`, assembled. */
  readonly switch: RuntimeFile;
}

export interface RuntimeFile {
  readonly url: string;
  /** Bytes of the file itself, which is what progress counts. */
  readonly bytes: number;
}

/** What one worker downloaded and compiled, handed to the next so that it starts at once. */
export interface LoadedRuntime {
  readonly module: WebAssembly.Module;
  readonly switchModule: WebAssembly.Module;
  readonly stdlib: ArrayBuffer;
}

export type ToWorker =
  | { readonly type: 'load'; readonly files: RuntimeFiles; readonly loaded?: LoadedRuntime }
  | { readonly type: 'run'; readonly run: number; readonly program: Program; readonly settings: RunSettings }
  /** The line that `input()` waits for, without its end; null where the reader ended the input. */
  | { readonly type: 'input'; readonly run: number; readonly line: string | null };

export type StreamName = 'stdout' | 'stderr';

/** A stretch of text from one stream. */
export interface OutputPiece {
  readonly stream: StreamName;
  readonly text: string;
}

export type FromWorker =
  | { readonly type: 'progress'; readonly receivedBytes: number; readonly totalBytes: number }
  /** With what it downloaded, where it was handed nothing. */
  | { readonly type: 'ready'; readonly python: string; readonly loaded?: LoadedRuntime }
  | { readonly type: 'output'; readonly run: number; readonly pieces: readonly OutputPiece[] }
  /** The program asks for a line. The prompt was written to standard output before. */
  | { readonly type: 'input'; readonly run: number }
  | { readonly type: 'done'; readonly run: number; readonly outcome: Outcome }
  /** The worker is of no use any more: the page ends it and takes the next. */
  | { readonly type: 'failed'; readonly failure: Failure };

/** How a program ended. */
export type Ending =
  /** It came to its end, or called `sys.exit()`; `exitCode` tells. */
  | 'finished'
  /** An exception that nobody caught. */
  | 'exception'
  /** No thread could run any more; `notes` say who waits for what. */
  | 'deadlock'
  | 'time-limit'
  /** `MemoryError` that nobody caught, at the cap of 512 MB. */
  | 'memory-limit';

export interface Outcome {
  readonly ending: Ending;
  /** What the process would have returned: 0, 1, or the number given to `sys.exit`. */
  readonly exitCode: number;
  /** The last line of the traceback, such as `ValueError: negative`, where an exception ended the program. */
  readonly exception?: string;
  /** Line of the reader's program, from 1, where that exception left it. */
  readonly line?: number;
  /**
   * What the page found out and real Python does not tell, a paragraph each: who waits for whom, threads never joined,
   * exceptions that nobody read. To be shown as a help of this page, apart from the program's output.
   */
  readonly notes: readonly string[];
  /** Milliseconds on the program's own clock. */
  readonly programTime: number;
  /** Milliseconds of real time. */
  readonly realTime: number;
  /** Threads that the program started. */
  readonly threads: number;
  /** How often another thread went on, and how often because of pre-emption. */
  readonly switches: number;
  readonly preemptions: number;
  /** Characters of output that were left out because of the cap. */
  readonly cut: number;
  /** True where the interpreter should not be used again: a thread refused to end, or memory grew large. */
  readonly spent: boolean;
}

export type FailureReason =
  /** A file of the runtime could not be fetched, was cut short, or is not what it should be. */
  | 'download'
  /** Nothing arrived for a while. */
  | 'stalled'
  /** The browser cannot suspend WebAssembly (no promise integration). */
  | 'unsupported'
  /** The runtime is not the build that this site's scheduler was written for. */
  | 'mismatch'
  /** `os._exit`, a stack overflow, or another end that takes the interpreter along. */
  | 'crash'
  /** The program went on past its time limit and its grace. */
  | 'unstoppable';

export interface Failure {
  readonly reason: FailureReason;
  /** For people who look for the cause: what the machine said. */
  readonly detail: string;
}
