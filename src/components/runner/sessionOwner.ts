import type { PagePython, RunEvents, Session } from './python.ts';
import type { FromWorker, LoadedRuntime, OutputPiece, RuntimeFiles, ToWorker } from './protocol.ts';
import { readMessage } from './readMessage.ts';
import { step } from './session.ts';
import { initialState, sessionOf, type Effect, type SessionEvent } from './sessionState.ts';

/** The part of `Worker` that a session needs. */
export interface Port {
  readonly post: (message: ToWorker) => void;
  /** Ends the worker whatever it does. */
  readonly end: () => void;
}

export interface PortEvents {
  readonly onMessage: (data: unknown) => void;
  /** The script did not load, or the worker fell. */
  readonly onBroken: (detail: string) => void;
}

/** What a page gives to its session. */
export interface Surroundings {
  readonly files: RuntimeFiles;
  readonly startWorker: (events: PortEvents) => Port;
  /** Calls back before the page is painted next. */
  readonly nextFrame: (callback: () => void) => void;
}

/** The longest that a timer can wait, in milliseconds; it fires at once where it is asked for more. */
const longest = 2 ** 31 - 1;

export const totalBytes = (files: RuntimeFiles): number =>
  Object.values(files).reduce((sum, { bytes }) => sum + bytes, 0);

/** Carries out what `session.ts` decides: owns the workers, the timers and what a first worker downloaded. */
export const ownSession = ({ files, startWorker, nextFrame }: Surroundings): PagePython => {
  const ports = new Map<number, Port>();
  const timers = new Map<number, ReturnType<typeof setTimeout>>();
  const listeners = new Set<(session: Session) => void>();
  const runs = new Map<number, RunEvents>();
  const waiting: SessionEvent[] = [];
  let state = initialState(totalBytes(files));
  let session = sessionOf(state);
  let loaded: LoadedRuntime | undefined;
  let output: OutputPiece[] = [];
  let outputRun = 0;
  let newest = 0;
  let busy = false;

  /** An error in a listener is the listener's: it is reported as uncaught, and the session goes on. */
  const tell = (call: () => void): void => {
    try {
      call();
    } catch (error) {
      queueMicrotask(() => {
        throw error;
      });
    }
  };

  const flush = (): void => {
    const pieces = output;
    output = [];
    if (pieces.length > 0) tell(() => runs.get(outputRun)?.onOutput(pieces));
  };

  const stopTimer = (worker: number): void => {
    clearTimeout(timers.get(worker));
    timers.delete(worker);
  };

  const start = (worker: number, from: 'network' | 'memory'): void => {
    const handed = from === 'memory' && loaded ? { loaded } : {};
    try {
      const port = startWorker({
        onMessage: (data) => {
          dispatch({ type: 'message', worker, message: readMessage(data) ?? unknownMessage });
        },
        onBroken: (detail) => dispatch({ type: 'broken', worker, detail }),
      });
      ports.set(worker, port);
      port.post({ type: 'load', files, ...handed });
    } catch (error) {
      dispatch({ type: 'broken', worker, detail: String(error) });
    }
  };

  const perform = (effect: Effect): void => {
    switch (effect.type) {
      case 'start':
        return start(effect.worker, effect.from);
      case 'end':
        stopTimer(effect.worker);
        ports.get(effect.worker)?.end();
        ports.delete(effect.worker);
        return;
      case 'send':
        return ports.get(effect.worker)?.post(effect.message);
      case 'patience': {
        const { worker, seconds } = effect;
        stopTimer(worker);
        if (seconds === null) return;
        const late = (): void => dispatch({ type: 'late', worker });
        timers.set(worker, setTimeout(late, Math.min(seconds * 1000, longest)));
        return;
      }
      case 'keep':
        loaded = effect.loaded;
        return;
      case 'output':
        if (output.length === 0) nextFrame(flush);
        outputRun = effect.run;
        // Not spread: a program may send more pieces than a call takes arguments.
        for (const piece of effect.pieces) output.push(piece);
        return;
      case 'input':
        flush();
        return tell(() => runs.get(effect.run)?.onInput());
      case 'ended': {
        flush();
        const events = runs.get(effect.run);
        runs.delete(effect.run);
        return tell(() => events?.onEnd(effect.end));
      }
    }
  };

  /** One event after the other: what a listener asks for while one is worked on comes next. */
  const dispatch = (event: SessionEvent): void => {
    waiting.push(event);
    if (busy) return;
    busy = true;
    for (let next = waiting.shift(); next; next = waiting.shift()) {
      const { state: following, effects } = step(state, next);
      state = following;
      effects.forEach(perform);
      const now = sessionOf(state);
      if (JSON.stringify(now) === JSON.stringify(session)) continue;
      session = now;
      listeners.forEach((listener) => tell(() => listener(now)));
    }
    busy = false;
  };

  return {
    session: () => session,
    subscribe: (listener) => {
      listeners.add(listener);
      return () => void listeners.delete(listener);
    },
    preload: () => dispatch({ type: 'preload' }),
    run: (program, settings, events) => {
      newest += 1;
      runs.set(newest, events);
      dispatch({ type: 'run', run: newest, program, settings });
    },
    stop: () => dispatch({ type: 'stop' }),
    answer: (line) => dispatch({ type: 'answer', line }),
  };
};

const unknownMessage: FromWorker = {
  type: 'failed',
  failure: { reason: 'crash', detail: 'The worker said something that this page does not know.' },
};
