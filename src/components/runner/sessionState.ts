import type { RunEnd, Session } from './python.ts';
import type { FromWorker, LoadedRuntime, OutputPiece, Program, RunSettings, ToWorker } from './protocol.ts';

/** What happens to a page's Python; `session.ts` decides what the page does about it. */
export type SessionEvent =
  | { readonly type: 'preload' }
  /** Runs count upwards. */
  | { readonly type: 'run'; readonly run: number; readonly program: Program; readonly settings: RunSettings }
  | { readonly type: 'stop' }
  | { readonly type: 'answer'; readonly line: string | null }
  | { readonly type: 'message'; readonly worker: number; readonly message: FromWorker }
  /** The worker's script did not load, or the worker fell. */
  | { readonly type: 'broken'; readonly worker: number; readonly detail: string }
  /** The patience with a worker is at its end. */
  | { readonly type: 'late'; readonly worker: number };

/** What is to be done, in this order; `sessionOwner.ts` does it. */
export type Effect =
  /** From memory: with what an earlier worker downloaded and compiled. */
  | { readonly type: 'start'; readonly worker: number; readonly from: Source }
  | { readonly type: 'end'; readonly worker: number }
  | { readonly type: 'send'; readonly worker: number; readonly message: Exclude<ToWorker, { type: 'load' }> }
  /** `late` comes after so many seconds, unless another patience replaces this one or the worker ends; null: never. */
  | { readonly type: 'patience'; readonly worker: number; readonly seconds: number | null }
  | { readonly type: 'keep'; readonly loaded: LoadedRuntime }
  | { readonly type: 'output'; readonly run: number; readonly pieces: readonly OutputPiece[] }
  | { readonly type: 'input'; readonly run: number }
  | { readonly type: 'ended'; readonly run: number; readonly end: RunEnd };

export type Source = 'network' | 'memory';

export interface WorkerState {
  readonly worker: number;
  readonly from: Source;
  readonly ready: boolean;
  /** True once the worker said anything: its script loaded. */
  readonly heard: boolean;
  readonly receivedBytes: number;
}

export interface Run {
  readonly run: number;
  readonly program: Program;
  readonly settings: RunSettings;
  /** False while it waits for Python to load. */
  readonly sent: boolean;
  readonly awaitsInput: boolean;
}

export interface State {
  readonly totalBytes: number;
  /** The worker that runs programs. */
  readonly current: WorkerState | null;
  readonly spare: WorkerState | null;
  readonly keepsSpare: boolean;
  /** What an earlier worker downloaded is there. */
  readonly loaded: boolean;
  readonly active: Run | null;
  /** How the last run ended, where the page goes on saying so. */
  readonly last: Extract<Session, { state: 'stopped' | 'failed' }> | null;
  /** How many workers were ever started: their numbers count from 1. */
  readonly workers: number;
}

export interface Step {
  readonly state: State;
  readonly effects: readonly Effect[];
}

/** Seconds. */
export const patience = {
  /** Without a byte. */
  download: 15,
  /** From the last byte until Python is ready: long, for a slow phone gives no sign while it compiles. */
  start: 60,
} as const;

export const initialState = (totalBytes: number): State => ({
  totalBytes,
  current: null,
  spare: null,
  keepsSpare: false,
  loaded: false,
  active: null,
  last: null,
  workers: 0,
});

export const sessionOf = ({ active, last, current, totalBytes }: State): Session => {
  if (active?.sent) return { state: 'running', run: active.run, awaitsInput: active.awaitsInput };
  const loading: Session = { state: 'loading', receivedBytes: current?.receivedBytes ?? 0, totalBytes };
  if (active) return loading;
  if (last) return last;
  if (!current) return { state: 'idle' };
  // A worker that starts from memory is ready in a moment: not worth a word until somebody waits for it.
  return current.ready || current.from === 'memory' ? { state: 'ready' } : loading;
};
