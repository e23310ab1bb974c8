import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import type { RunEnd, Session } from '../../../src/components/runner/python.ts';
import type { OutputPiece, RuntimeFiles, ToWorker } from '../../../src/components/runner/protocol.ts';
import { ownSession, type PortEvents } from '../../../src/components/runner/sessionOwner.ts';
import { loaded, outcome, program, settings } from './runs.ts';

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

const file = { url: '', bytes: 20 };
const files: RuntimeFiles = { loader: file, glue: file, wasm: file, stdlib: file, switch: file };

const page = () => {
  const workers: { events: PortEvents; got: ToWorker[]; ended: boolean }[] = [];
  const frames: (() => void)[] = [];
  const seen: string[] = [];
  const python = ownSession({
    files,
    startWorker: (events) => {
      const worker = { events, got: [] as ToWorker[], ended: false };
      workers.push(worker);
      return { post: (message) => void worker.got.push(message), end: () => void (worker.ended = true) };
    },
    nextFrame: (callback) => void frames.push(callback),
  });
  python.subscribe(({ state }: Session) => void seen.push(state));
  const run = () => {
    const log: (readonly OutputPiece[] | RunEnd | 'input')[] = [];
    python.run(program, settings, {
      onOutput: (pieces) => void log.push(pieces),
      onInput: () => void log.push('input'),
      onEnd: (end) => void log.push(end),
    });
    return log;
  };
  const say = (worker: number, message: unknown) => workers[worker]?.events.onMessage(message);
  const ready = (worker: number) => say(worker, { type: 'ready', python: '3.14.2', loaded });
  return { python, workers, frames, seen, run, say, ready };
};

const piece = (text: string): OutputPiece => ({ stream: 'stdout', text });

describe('the owner', () => {
  test('hands output on once per frame, and what is left before the end', () => {
    const { run, ready, say, frames } = page();
    const log = run();
    ready(0);
    say(0, { type: 'output', run: 1, pieces: [piece('a')] });
    say(0, { type: 'output', run: 1, pieces: [piece('b')] });
    expect(log).toEqual([]);
    expect(frames).toHaveLength(1);
    frames[0]?.();
    say(0, { type: 'output', run: 1, pieces: [piece('c')] });
    say(0, { type: 'done', run: 1, outcome });
    frames[1]?.();
    expect(log).toEqual([[piece('a'), piece('b')], [piece('c')], { how: 'done', outcome }]);
  });

  test('takes more pieces at once than a call takes arguments', () => {
    const { run, ready, say } = page();
    const log = run();
    ready(0);
    const pieces = Array.from({ length: 300_000 }, () => piece('a'));
    say(0, { type: 'output', run: 1, pieces });
    say(0, { type: 'done', run: 1, outcome });
    expect(log[0]).toHaveLength(pieces.length);
    expect(log[1]).toEqual({ how: 'done', outcome });
  });

  test('gives a late frame of an older run nothing of the next one', () => {
    const { run, ready, say, frames } = page();
    const first = run();
    ready(0);
    say(0, { type: 'output', run: 1, pieces: [piece('a')] });
    const second = run();
    ready(1);
    say(1, { type: 'output', run: 2, pieces: [piece('b')] });
    frames.forEach((frame) => frame());
    expect(first).toEqual([[piece('a')], { how: 'stopped' }]);
    expect(second).toEqual([[piece('b')]]);
  });

  test('hands what the first worker downloaded to the next', () => {
    const { python, run, ready, workers } = page();
    run();
    ready(0);
    python.stop();
    expect(workers[0]?.ended).toBe(true);
    expect(workers[1]?.got).toEqual([{ type: 'load', files, loaded }]);
    expect(python.session()).toEqual({ state: 'stopped' });
  });

  test('ends a worker from which nothing comes', () => {
    const { python, run, say, workers } = page();
    const log = run();
    vi.advanceTimersByTime(14_000);
    say(0, { type: 'progress', receivedBytes: 1, totalBytes: 100 });
    vi.advanceTimersByTime(14_000);
    expect(python.session()).toMatchObject({ state: 'loading', receivedBytes: 1, totalBytes: 100 });
    vi.advanceTimersByTime(1000);
    expect(log).toMatchObject([{ how: 'failed', failure: { reason: 'stalled' } }]);
    expect(workers[0]?.ended).toBe(true);
  });

  test('ends a program that goes on past its limit and grace, and lets one wait that asks', () => {
    const { run, ready, say } = page();
    const log = run();
    ready(0);
    vi.advanceTimersByTime(11_000);
    say(0, { type: 'input', run: 1 });
    vi.advanceTimersByTime(1_000_000);
    expect(log).toEqual(['input']);
    const next = run();
    ready(1);
    vi.advanceTimersByTime(12_000);
    expect(next).toMatchObject([{ how: 'failed', failure: { reason: 'unstoppable' } }]);
  });

  test('lets a program with a limit beyond what timers can count go on', () => {
    const { python, ready } = page();
    const onEnd = vi.fn();
    python.run(program, { ...settings, timeLimit: 1e9 }, { onOutput: vi.fn(), onInput: vi.fn(), onEnd });
    ready(0);
    vi.advanceTimersByTime(1000);
    expect(onEnd).not.toHaveBeenCalled();
  });

  test('takes a message without sense for a worker that fell', () => {
    const { run, ready, say } = page();
    const log = run();
    ready(0);
    say(0, { type: 'done', run: 1 });
    expect(log).toMatchObject([{ how: 'failed', failure: { reason: 'crash' } }]);
  });

  test('tells that no worker could be made', () => {
    const python = ownSession({
      files,
      startWorker: () => {
        throw new Error('refused by the policy');
      },
      nextFrame: () => undefined,
    });
    const ends: RunEnd[] = [];
    python.run(program, settings, { onOutput: vi.fn(), onInput: vi.fn(), onEnd: (end) => void ends.push(end) });
    expect(ends).toMatchObject([{ how: 'failed', failure: { reason: 'download' } }]);
    expect(vi.getTimerCount()).toBe(0);
  });

  test('lets a run be asked for from within the end of another', () => {
    const { python, ready, say, workers } = page();
    const quiet = { onOutput: vi.fn(), onInput: vi.fn() };
    const again = vi.fn();
    python.run(program, settings, {
      ...quiet,
      onEnd: () => python.run(program, settings, { ...quiet, onEnd: again }),
    });
    ready(0);
    say(0, { type: 'done', run: 1, outcome });
    say(0, { type: 'done', run: 2, outcome });
    expect(again).toHaveBeenCalledOnce();
    expect(workers).toHaveLength(1);
  });

  test('tells of a change of the session once', () => {
    const { python, run, ready, say, seen } = page();
    python.preload();
    python.preload();
    run();
    ready(0);
    say(0, { type: 'done', run: 1, outcome });
    python.stop();
    expect(seen).toEqual(['loading', 'running', 'ready']);
  });
});
