import type { RunEnd } from './python.ts';
import type { Failure, FromWorker } from './protocol.ts';
import {
  patience,
  type Effect,
  type Run,
  type SessionEvent,
  type State,
  type Step,
  type WorkerState,
} from './sessionState.ts';
import { limits } from './settings.ts';

/**
 * What a page does about its Python, as a function of what happened: `step` takes a state and an event, and gives the
 * next state and what is to be done. One worker runs programs; from the first Stop or crash
 * on, a spare stands by, started beforehand: a Stop can then be followed by a Run at once. A page whose reader never
 * stops anything pays for one interpreter (some 30 MB), not for two.
 */
export const step = (state: State, event: SessionEvent): Step => {
  switch (event.type) {
    case 'preload':
      return ensureWorker(state);
    case 'run':
      return chain(stopRun(state), (state) => acceptRun(state, event), ensureWorker, sendRun, refill);
    case 'stop':
      if (!state.active) return stay(state);
      return chain(stopRun(state), giveUpDownload, (state) => stay({ ...state, last: { state: 'stopped' } }), refill);
    case 'answer':
      return answer(state, event.line);
    case 'message':
      return chain(hear(state, event.worker), (state) => receive(state, event.worker, event.message));
    case 'broken':
      return lose(state, event.worker, brokenWorker(state, event.worker, event.detail));
    case 'late':
      return late(state, event.worker);
  }
};

const stay = (state: State, ...effects: readonly Effect[]): Step => ({ state, effects });

const chain = (first: Step, ...rest: readonly ((state: State) => Step)[]): Step =>
  rest.reduce((done, next) => {
    const { state, effects } = next(done.state);
    return { state, effects: [...done.effects, ...effects] };
  }, first);

const placeOf = (state: State, worker: number): 'current' | 'spare' | undefined => {
  if (state.current?.worker === worker) return 'current';
  return state.spare?.worker === worker ? 'spare' : undefined;
};

const loadPatience = ({ worker, receivedBytes }: WorkerState, totalBytes: number): Effect => ({
  type: 'patience',
  worker,
  seconds: receivedBytes < totalBytes ? patience.download : patience.start,
});

const startWorker = (state: State, place: 'current' | 'spare'): Step => {
  const from = state.loaded ? 'memory' : 'network';
  const receivedBytes = state.loaded ? state.totalBytes : 0;
  const started: WorkerState = { worker: state.workers + 1, from, ready: false, heard: false, receivedBytes };
  return stay(
    { ...state, workers: started.worker, [place]: started },
    { type: 'start', worker: started.worker, from },
    loadPatience(started, state.totalBytes),
  );
};

const ensureWorker = (state: State): Step => {
  if (state.current) return stay(state);
  return state.spare ? stay({ ...state, current: state.spare, spare: null }) : startWorker(state, 'current');
};

/** Starts the spare, but never while the worker itself is starting: that one is waited for. */
const refill = (state: State): Step => {
  const due = state.keepsSpare && state.loaded && !state.spare && state.current?.ready;
  return due ? startWorker(state, 'spare') : stay(state);
};

const acceptRun = (state: State, { run, program, settings }: Pick<Run, 'run' | 'program' | 'settings'>): Step =>
  stay({ ...state, active: { run, program, settings, sent: false, awaitsInput: false }, last: null });

const runPatience = (worker: number, { settings }: Run): Effect => ({
  type: 'patience',
  worker,
  seconds: settings.timeLimit + limits.grace,
});

const sendRun = (state: State): Step => {
  const { active, current } = state;
  if (!active || active.sent || !current?.ready) return stay(state);
  const { run, program, settings } = active;
  return stay(
    { ...state, active: { ...active, sent: true } },
    { type: 'send', worker: current.worker, message: { type: 'run', run, program, settings } },
    runPatience(current.worker, active),
  );
};

const endRun = (state: State, end: RunEnd): Step =>
  state.active ? stay({ ...state, active: null }, { type: 'ended', run: state.active.run, end }) : stay(state);

const endWorker = (state: State, worker: number): Step => {
  const place = placeOf(state, worker);
  return place ? stay({ ...state, [place]: null }, { type: 'end', worker }) : stay(state);
};

/** Ends the run in progress, and with it the worker that runs it: nothing else is sure to stop a program. */
const stopRun = (state: State): Step => {
  const { active, current } = state;
  const ended = (state: State): Step => endRun(state, { how: 'stopped' });
  if (!active?.sent || !current) return ended(state);
  return chain(endWorker({ ...state, keepsSpare: true }, current.worker), ended, ensureWorker);
};

const giveUpDownload = (state: State): Step => {
  const { current } = state;
  return current && !current.ready && current.from === 'network' ? endWorker(state, current.worker) : stay(state);
};

const answer = (state: State, line: string | null): Step => {
  const { active, current } = state;
  if (!active?.awaitsInput || !current) return stay(state);
  return stay(
    { ...state, active: { ...active, awaitsInput: false } },
    { type: 'send', worker: current.worker, message: { type: 'input', run: active.run, line } },
    // Time spent waiting does not count, and what was used before is forgiven: the interpreter keeps the exact time.
    runPatience(current.worker, active),
  );
};

const change = (state: State, worker: number, changes: Partial<WorkerState>): State => {
  const place = placeOf(state, worker);
  return place ? { ...state, [place]: { ...state[place], ...changes } } : state;
};

const hear = (state: State, worker: number): Step => stay(change(state, worker, { heard: true }));

/** Messages of a worker that was ended, or about a run that is over, may still arrive: they mean nothing. */
const receive = (state: State, worker: number, message: FromWorker): Step => {
  const place = placeOf(state, worker);
  const from = place && state[place];
  if (!from) return stay(state);
  const { active } = state;
  const ofThisRun = place === 'current' && active?.sent && 'run' in message && message.run === active.run;
  switch (message.type) {
    case 'progress': {
      if (from.ready) return stay(state);
      const heard = { ...from, receivedBytes: Math.min(message.receivedBytes, state.totalBytes) };
      return stay(change(state, worker, heard), loadPatience(heard, state.totalBytes));
    }
    case 'ready': {
      if (from.ready) return stay(state);
      const loaded: readonly Effect[] = message.loaded ? [{ type: 'keep', loaded: message.loaded }] : [];
      const ready = change(state, worker, { ready: true, receivedBytes: state.totalBytes });
      return chain(
        stay(
          { ...ready, loaded: state.loaded || loaded.length > 0 },
          { type: 'patience', worker, seconds: null },
          ...loaded,
        ),
        sendRun,
        refill,
      );
    }
    case 'output':
      return ofThisRun ? stay(state, { type: 'output', run: message.run, pieces: message.pieces }) : stay(state);
    case 'input':
      if (!ofThisRun) return stay(state);
      return stay(
        { ...state, active: { ...active, awaitsInput: true } },
        { type: 'patience', worker, seconds: null },
        { type: 'input', run: message.run },
      );
    case 'done': {
      if (!ofThisRun) return stay(state);
      const { outcome } = message;
      const end = (state: State): Step => endRun(state, { how: 'done', outcome });
      const rest = stay(state, { type: 'patience', worker, seconds: null });
      return outcome.spent ? chain(endWorker(state, worker), end, ensureWorker) : chain(rest, end);
    }
    case 'failed':
      return lose(state, worker, message.failure);
  }
};

const brokenWorker = (state: State, worker: number, detail: string): Failure => {
  const place = placeOf(state, worker);
  return { reason: place && state[place]?.heard ? 'crash' : 'download', detail };
};

const late = (state: State, worker: number): Step => {
  const place = placeOf(state, worker);
  const from = place && state[place];
  if (from && !from.ready) {
    const arrived = `${from.receivedBytes} of ${state.totalBytes} bytes had arrived`;
    const detail =
      from.receivedBytes < state.totalBytes
        ? `Nothing more arrived for ${patience.download} seconds; ${arrived}.`
        : `All files arrived, but Python did not start within ${patience.start} seconds.`;
    return lose(state, worker, { reason: 'stalled', detail });
  }
  if (place !== 'current' || !state.active?.sent || state.active.awaitsInput) return stay(state);
  const seconds = state.active.settings.timeLimit + limits.grace;
  return lose(state, worker, {
    reason: 'unstoppable',
    detail: `The program had not ended after ${seconds} seconds, so its worker was ended.`,
  });
};

/** A worker failed: it is ended, its run too, and where it had been of use another takes its place. */
const lose = (state: State, worker: number, failure: Failure): Step => {
  const place = placeOf(state, worker);
  const lost = place && state[place];
  if (!lost) return stay(state);
  const ended = endWorker(state, worker);
  // One that does not come up is not tried again and again: the next Stop asks for it anew.
  if (place === 'spare') return chain(ended, (state) => stay({ ...state, keepsSpare: false }));
  const { active } = state;
  const told = chain(ended, (state) => endRun(state, { how: 'failed', failure }));
  const last = active ? ({ state: 'failed', failure } as const) : state.last;
  if (active?.sent) {
    return chain(told, (state) => stay({ ...state, last, keepsSpare: true }), ensureWorker, refill);
  }
  // What it started from may be the cause: the next one downloads for itself.
  const loaded = lost.ready && state.loaded;
  return chain(told, (state) => stay({ ...state, last, loaded, current: state.spare, spare: null }));
};
