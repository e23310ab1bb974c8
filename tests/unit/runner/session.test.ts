import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { RunEnd } from '../../../src/components/runner/python.ts';
import type { Failure, FromWorker } from '../../../src/components/runner/protocol.ts';
import { step } from '../../../src/components/runner/session.ts';
import {
  initialState,
  patience,
  sessionOf,
  type Effect,
  type SessionEvent,
  type State,
} from '../../../src/components/runner/sessionState.ts';
import { loaded, outcome, program, settings } from './runs.ts';

const total = 1000;
const crash: Failure = { reason: 'crash', detail: 'stack overflow' };

/** A session that is told one event after the other, and everything that it asked for. */
const session = () => {
  let state = initialState(total);
  const effects: Effect[] = [];
  const tell = (event: SessionEvent): readonly Effect[] => {
    const next = step(state, event);
    state = next.state;
    effects.push(...next.effects);
    return next.effects;
  };
  const hear = (worker: number, message: FromWorker) => tell({ type: 'message', worker, message });
  let runs = 0;
  return {
    tell,
    hear,
    run: () => tell({ type: 'run', run: ++runs, program, settings }),
    stop: () => tell({ type: 'stop' }),
    ready: (worker: number) => hear(worker, { type: 'ready', python: '3.14.2', loaded }),
    state: () => state,
    shown: () => sessionOf(state),
    ends: (): RunEnd[] => effects.flatMap((effect) => (effect.type === 'ended' ? [effect.end] : [])),
    started: () => effects.flatMap((effect) => (effect.type === 'start' ? [effect.from] : [])),
  };
};

const types = (effects: readonly Effect[]) => effects.map(({ type }) => type);

describe('loading', () => {
  test('begins with what is asked for first, and not twice', () => {
    const page = session();
    expect(page.shown()).toEqual({ state: 'idle' });
    expect(types(page.tell({ type: 'preload' }))).toEqual(['start', 'patience']);
    expect(page.tell({ type: 'preload' })).toEqual([]);
    expect(page.shown()).toEqual({ state: 'loading', receivedBytes: 0, totalBytes: total });
  });

  test('tells how many bytes have come, and waits anew at each progress', () => {
    const page = session();
    page.run();
    const effects = page.hear(1, { type: 'progress', receivedBytes: 400, totalBytes: total });
    expect(effects).toEqual([{ type: 'patience', worker: 1, seconds: patience.download }]);
    expect(page.shown()).toEqual({ state: 'loading', receivedBytes: 400, totalBytes: total });
  });

  test('has more patience once all bytes are there', () => {
    const page = session();
    page.run();
    const effects = page.hear(1, { type: 'progress', receivedBytes: total, totalBytes: total });
    expect(effects).toEqual([{ type: 'patience', worker: 1, seconds: patience.start }]);
  });

  test('that stalls fails the run that waits for it, and the next run downloads again', () => {
    const page = session();
    page.run();
    page.tell({ type: 'late', worker: 1 });
    expect(page.shown()).toMatchObject({ state: 'failed', failure: { reason: 'stalled' } });
    page.run();
    expect(page.started()).toEqual(['network', 'network']);
  });

  test('that fails before anybody asked to run says nothing', () => {
    const page = session();
    page.tell({ type: 'preload' });
    page.hear(1, { type: 'failed', failure: { reason: 'download', detail: '404' } });
    expect(page.shown()).toEqual({ state: 'idle' });
  });

  test('is given up by Stop', () => {
    const page = session();
    page.run();
    expect(page.stop()).toContainEqual({ type: 'end', worker: 1 });
    expect(page.ends()).toEqual([{ how: 'stopped' }]);
    expect(page.shown()).toEqual({ state: 'stopped' });
  });

  test('goes on where Run is pressed twice', () => {
    const page = session();
    page.run();
    page.run();
    expect(page.started()).toEqual(['network']);
    expect(page.ends()).toEqual([{ how: 'stopped' }]);
    expect(page.ready(1)).toContainEqual(expect.objectContaining({ type: 'send' }));
    expect(page.shown()).toEqual({ state: 'running', run: 2, awaitsInput: false });
  });

  test('a script of a worker that does not come is a download that failed, an error later is a crash', () => {
    const silent = session();
    silent.run();
    silent.tell({ type: 'broken', worker: 1, detail: 'did not load' });
    expect(silent.ends()).toMatchObject([{ how: 'failed', failure: { reason: 'download' } }]);
    const heard = session();
    heard.run();
    heard.ready(1);
    heard.tell({ type: 'broken', worker: 1, detail: 'out of memory' });
    expect(heard.ends()).toMatchObject([{ how: 'failed', failure: { reason: 'crash' } }]);
  });
});

describe('a run', () => {
  test('on a warm worker is one message', () => {
    const page = session();
    page.tell({ type: 'preload' });
    page.ready(1);
    expect(page.shown()).toEqual({ state: 'ready' });
    expect(page.run()).toEqual([
      { type: 'send', worker: 1, message: { type: 'run', run: 1, program, settings } },
      { type: 'patience', worker: 1, seconds: 12 },
    ]);
    page.hear(1, { type: 'done', run: 1, outcome });
    expect(page.ends()).toEqual([{ how: 'done', outcome }]);
    expect(page.shown()).toEqual({ state: 'ready' });
  });

  test('that waits for a line is not late', () => {
    const page = session();
    page.run();
    page.ready(1);
    const asks = page.hear(1, { type: 'input', run: 1 });
    expect(page.shown()).toEqual({ state: 'running', run: 1, awaitsInput: true });
    expect(asks).toContainEqual({ type: 'patience', worker: 1, seconds: null });
    expect(page.tell({ type: 'late', worker: 1 })).toEqual([]);
    expect(page.tell({ type: 'answer', line: 'Ada' })).toEqual([
      { type: 'send', worker: 1, message: { type: 'input', run: 1, line: 'Ada' } },
      { type: 'patience', worker: 1, seconds: 12 },
    ]);
    expect(page.tell({ type: 'answer', line: 'again' })).toEqual([]);
  });

  test('that does not end in time is ended with its worker, and the next one starts from memory', () => {
    const page = session();
    page.run();
    page.ready(1);
    page.tell({ type: 'late', worker: 1 });
    expect(page.ends()).toMatchObject([{ how: 'failed', failure: { reason: 'unstoppable' } }]);
    expect(page.started()).toEqual(['network', 'memory']);
    expect(page.shown()).toMatchObject({ state: 'failed' });
  });

  test('that spent its interpreter is followed by another one without a word, and without a spare', () => {
    const page = session();
    page.run();
    page.ready(1);
    page.hear(1, { type: 'done', run: 1, outcome: { ...outcome, ending: 'memory-limit', spent: true } });
    expect(page.shown()).toEqual({ state: 'ready' });
    page.ready(2);
    expect(page.started()).toEqual(['network', 'memory']);
  });

  test('asked for while another is in progress stops that one', () => {
    const page = session();
    page.run();
    page.ready(1);
    page.run();
    expect(page.ends()).toEqual([{ how: 'stopped' }]);
    page.ready(2);
    page.hear(1, { type: 'done', run: 1, outcome });
    page.hear(2, { type: 'done', run: 1, outcome });
    expect(page.ends()).toHaveLength(1);
    page.hear(2, { type: 'done', run: 2, outcome });
    expect(page.ends()).toHaveLength(2);
  });
});

describe('the spare', () => {
  test('is started after the first Stop, once the worker itself is up', () => {
    const page = session();
    page.run();
    page.ready(1);
    expect(types(page.stop())).toEqual(['end', 'ended', 'start', 'patience']);
    expect(page.state().spare).toBeNull();
    page.ready(2);
    expect(page.state().spare?.worker).toBe(3);
  });

  test('takes over at the next Stop', () => {
    const page = session();
    page.run();
    page.ready(1);
    page.stop();
    page.ready(2);
    page.ready(3);
    page.run();
    page.stop();
    expect(page.run()).toContainEqual(expect.objectContaining({ type: 'send', worker: 3 }));
    expect(page.state().spare?.worker).toBe(4);
  });

  test('cannot speak for the run', () => {
    const page = session();
    page.run();
    page.ready(1);
    page.stop();
    page.ready(2);
    page.run();
    expect(page.hear(3, { type: 'done', run: 2, outcome })).toEqual([]);
  });

  test('that does not come up is not tried again until the next Stop', () => {
    const page = session();
    page.run();
    page.ready(1);
    page.stop();
    page.ready(2);
    page.hear(3, { type: 'failed', failure: crash });
    expect(page.state().spare).toBeNull();
    page.run();
    page.hear(2, { type: 'done', run: 2, outcome });
    expect(page.started()).toHaveLength(3);
    page.run();
    page.stop();
    page.ready(4);
    expect(page.started()).toHaveLength(5);
  });
});

describe('what an earlier worker downloaded', () => {
  test('is not used again where a worker could not start from it', () => {
    const page = session();
    page.run();
    page.ready(1);
    page.stop();
    page.run();
    page.hear(2, { type: 'failed', failure: crash });
    page.run();
    expect(page.started()).toEqual(['network', 'memory', 'network']);
  });
});

describe('whatever happens in whatever order', () => {
  const small = fc.integer({ min: 0, max: 8 });
  const anyMessage: fc.Arbitrary<FromWorker> = fc.oneof(
    { weight: 4, arbitrary: fc.constant({ type: 'ready', python: '3.14.2', loaded } as const) },
    fc.record({ type: fc.constant('progress' as const), receivedBytes: fc.nat(2000), totalBytes: fc.constant(total) }),
    small.map((run) => ({ type: 'output', run, pieces: [{ stream: 'stdout', text: 'x' }] }) as const),
    small.map((run) => ({ type: 'input', run }) as const),
    fc
      .tuple(small, fc.boolean())
      .map(([run, spent]) => ({ type: 'done', run, outcome: { ...outcome, spent } }) as const),
    fc.constant({ type: 'failed', failure: crash } as const),
  );
  const anyEvent: fc.Arbitrary<SessionEvent> = fc.oneof(
    fc.constant({ type: 'preload' } as const),
    { weight: 3, arbitrary: fc.constant({ type: 'run', run: 0, program, settings } as const) },
    { weight: 2, arbitrary: fc.constant({ type: 'stop' } as const) },
    fc.constant({ type: 'answer', line: null } as const),
    {
      weight: 8,
      arbitrary: fc
        .tuple(small, anyMessage)
        .map(([worker, message]) => ({ type: 'message', worker, message }) as const),
    },
    small.map((worker) => ({ type: 'broken', worker, detail: 'gone' }) as const),
    small.map((worker) => ({ type: 'late', worker }) as const),
  );

  /** Numbers runs upwards as the owner does, and checks every effect against all that went before. */
  const play = (events: readonly SessionEvent[]) => {
    let state: State = initialState(total);
    let runs = 0;
    let kept = false;
    const live = new Set<number>();
    const ready = new Set<number>();
    const timed = new Set<number>();
    const ended = new Map<number, RunEnd>();
    const check = (effect: Effect): void => {
      switch (effect.type) {
        case 'start':
          expect(live.size).toBeLessThan(2);
          if (effect.from === 'memory') expect(kept).toBe(true);
          live.add(effect.worker);
          return;
        case 'end':
          expect(live.delete(effect.worker)).toBe(true);
          timed.delete(effect.worker);
          return;
        case 'send':
          expect(live.has(effect.worker) && ready.has(effect.worker)).toBe(true);
          return;
        case 'patience':
          expect(live.has(effect.worker)).toBe(true);
          timed[effect.seconds === null ? 'delete' : 'add'](effect.worker);
          return;
        case 'keep':
          kept = true;
          return;
        case 'ended':
          expect(ended.has(effect.run)).toBe(false);
          ended.set(effect.run, effect.end);
          return;
        default:
          expect(effect.run).toBe(runs);
          expect(ended.has(runs)).toBe(false);
      }
    };
    const tell = (event: SessionEvent): void => {
      if (event.type === 'message' && event.message.type === 'ready' && live.has(event.worker)) ready.add(event.worker);
      const of = 'worker' in event && !live.has(event.worker) ? 'nobody' : 'somebody';
      const next = step(state, event.type === 'run' ? { ...event, run: ++runs } : event);
      if (of === 'nobody') expect(next).toEqual({ state, effects: [] });
      state = next.state;
      next.effects.forEach(check);
      const known = [state.current, state.spare].flatMap((worker) => worker?.worker ?? []);
      expect([...live].sort()).toEqual(known.sort());
      const { active, current } = state;
      for (let run = 1; run <= runs; run++) expect(ended.has(run)).toBe(run !== active?.run);
      // Nothing is waited for without end, but a reader's answer.
      if (active) expect(current).not.toBeNull();
      if (active && current && !active.awaitsInput) expect(timed.has(current.worker)).toBe(true);
    };
    events.forEach(tell);
    return { tell, state: () => state, runs: () => runs, ended };
  };

  test('a run ends once, two workers live at most, the dead are not heard, and nothing hangs', () => {
    fc.assert(
      fc.property(fc.array(anyEvent, { maxLength: 60 }), (events) => void play(events)),
      { numRuns: 2000 },
    );
  });

  test('the next run works', () => {
    fc.assert(
      fc.property(fc.array(anyEvent, { maxLength: 40 }), (events) => {
        const page = play(events);
        page.tell({ type: 'run', run: 0, program, settings });
        const worker = page.state().current?.worker ?? 0;
        page.tell({ type: 'message', worker, message: { type: 'ready', python: '3.14.2', loaded } });
        page.tell({ type: 'message', worker, message: { type: 'done', run: page.runs(), outcome } });
        expect(page.ended.get(page.runs())).toEqual({ how: 'done', outcome });
        expect(sessionOf(page.state())).toEqual({ state: 'ready' });
      }),
      { numRuns: 2000 },
    );
  });
});
