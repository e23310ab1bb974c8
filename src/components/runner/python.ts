import type { Failure, Outcome, OutputPiece, Program, RunSettings } from './protocol.ts';

/** What the interface of a page knows about its Python. */
export type Session =
  | { readonly state: 'idle' }
  | { readonly state: 'loading'; readonly receivedBytes: number; readonly totalBytes: number }
  | { readonly state: 'ready' }
  | { readonly state: 'running'; readonly run: number; readonly awaitsInput: boolean }
  /** Stop was pressed; the next worker takes over, Run works. */
  | { readonly state: 'stopped' }
  /** Run tries again. */
  | { readonly state: 'failed'; readonly failure: Failure };

export interface RunEvents {
  readonly onOutput: (pieces: readonly OutputPiece[]) => void;
  /** The program waits for a line. */
  readonly onInput: () => void;
  /** Called exactly once per run, after all of its output. */
  readonly onEnd: (end: RunEnd) => void;
}

export type RunEnd =
  | { readonly how: 'done'; readonly outcome: Outcome }
  | { readonly how: 'stopped' }
  | { readonly how: 'failed'; readonly failure: Failure };

export interface PagePython {
  readonly session: () => Session;
  /** Calls the listener at every change of the session. Returns what ends that. */
  readonly subscribe: (listener: (session: Session) => void) => () => void;
  /** Begins to download and start Python; harmless when already begun. That it failed is told by the next run. */
  readonly preload: () => void;
  /** Runs a program (loads Python first where needed). A run in progress is stopped before. */
  readonly run: (program: Program, settings: RunSettings, events: RunEvents) => void;
  readonly stop: () => void;
  /** The line that the program waits for, without its end; null ends its input. */
  readonly answer: (line: string | null) => void;
}
