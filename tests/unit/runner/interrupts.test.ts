import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { makeInterrupts, type Interrupts } from '../../../src/components/runner/interpreter/interrupts.ts';
import { signalsPending, threadState, type PythonModule } from '../../../src/components/runner/interpreter/layout.ts';

const state = 64;
const [slice, limit] = [27, 24];

const python = (): PythonModule =>
  ({ HEAPU8: new Uint8Array(256), _PyThreadState_Get: () => state }) as unknown as PythonModule;

const poll = ({ buffer }: Interrupts): number => (buffer as { readonly 0: number })[0];

/** The polls, counted from 1, at which a slice ended, of so many. */
const slices = (interrupts: Interrupts, polls: number): number[] => {
  const at: number[] = [];
  for (let count = 1; count <= polls; count += 1) {
    if (poll(interrupts) !== slice) continue;
    at.push(count);
    interrupts.forPython.rearm();
  }
  return at;
};

const begun = (length: number, seed = 1, module = python()): Interrupts => {
  const interrupts = makeInterrupts(module, () => undefined);
  interrupts.setTimeLimit(10_000);
  interrupts.forPython.begin(length, seed);
  return interrupts;
};

beforeEach(() => {
  vi.useFakeTimers();
});
afterEach(() => {
  vi.useRealTimers();
});

describe('slices', () => {
  test('end at intervals around their length, and never sooner than two polls', () => {
    for (const length of [1, 4, 20, 100]) {
      const at = slices(begun(length), 10_000);
      const gaps = at.map((poll, index) => poll - (at[index - 1] ?? 0));
      expect(Math.min(...gaps)).toBeGreaterThanOrEqual(Math.max(2, Math.floor(length / 4)));
      expect(Math.max(...gaps)).toBeLessThanOrEqual(Math.max(2, length * 2));
    }
  });

  test('end where the seed says: the same for the same, others for another', () => {
    expect(slices(begun(20, 7), 2000)).toEqual(slices(begun(20, 7), 2000));
    expect(slices(begun(20, 7), 2000)).not.toEqual(slices(begun(20, 8), 2000));
  });

  test('do not end where the mode is off', () => {
    expect(slices(begun(0), 1000)).toEqual([]);
  });

  test('do not end again before the last end was heard', () => {
    const interrupts = begun(4);
    const heard = Array.from({ length: 1000 }, () => poll(interrupts)).filter((signal) => signal === slice);
    expect(heard).toHaveLength(1);
  });

  test('wait while the scheduler is at work', () => {
    const module = python();
    const interrupts = begun(4, 1, module);
    interrupts.forPython.holdWhile(200);
    module.HEAPU8[200] = 1;
    expect(slices(interrupts, 100)).toEqual([]);
    module.HEAPU8[200] = 0;
    expect(slices(interrupts, 100)).not.toEqual([]);
  });

  test('tell the thread that runs to look for signals, and touch nothing else', () => {
    const module = python();
    slices(begun(4, 1, module), 20);
    const words = new Int32Array(module.HEAPU8.buffer);
    expect(words[(state + threadState.evalBreaker) / 4]).toBe(signalsPending);
    expect(words.filter((word) => word !== 0)).toHaveLength(1);
  });
});

describe('the time limit', () => {
  const limits = (interrupts: Interrupts, polls: number): number =>
    Array.from({ length: polls }, () => poll(interrupts)).filter((signal) => signal === limit).length;

  test('is told when the time is over, not before, and in every mode', () => {
    const interrupts = begun(0);
    vi.advanceTimersByTime(9_999);
    expect(limits(interrupts, 1000)).toBe(0);
    vi.advanceTimersByTime(2);
    expect(limits(interrupts, 65)).toBeGreaterThan(0);
  });

  test('is told again until it was heard, and again after a while where the program goes on', () => {
    const interrupts = begun(0);
    vi.advanceTimersByTime(11_000);
    expect(limits(interrupts, 1000)).toBeGreaterThan(5);
    interrupts.forPython.acknowledge();
    expect(limits(interrupts, 1000)).toBe(0);
    vi.advanceTimersByTime(1000);
    expect(limits(interrupts, 1000)).toBeGreaterThan(5);
  });

  test('does not count while the program waits for the reader', () => {
    const interrupts = begun(0);
    interrupts.pause();
    vi.advanceTimersByTime(60_000);
    interrupts.resume();
    expect(limits(interrupts, 1000)).toBe(0);
    vi.advanceTimersByTime(10_001);
    expect(limits(interrupts, 1000)).toBeGreaterThan(0);
  });

  test('does not count for threads that compute meanwhile either', () => {
    const interrupts = begun(0);
    interrupts.pause();
    vi.advanceTimersByTime(60_000);
    expect(limits(interrupts, 1000)).toBe(0);
    interrupts.resume();
    expect(limits(interrupts, 1000)).toBe(0);
  });

  test('ends with the run', () => {
    const interrupts = begun(4);
    vi.advanceTimersByTime(11_000);
    interrupts.forPython.end();
    expect(Array.from({ length: 1000 }, () => poll(interrupts)).filter(Boolean)).toEqual([]);
  });
});

test('JavaScript gets its turn while Python computes', () => {
  let turns = 0;
  const interrupts = makeInterrupts(python(), () => (turns += 1));
  interrupts.forPython.begin(20, 1);
  slices(interrupts, 6400);
  expect(turns).toBe(100);
});
