import { signalsPending, threadState, type PythonModule } from './layout.ts';

/**
 * What CPython hears when it looks for signals. Pyodide reads element 0 of an "interrupt buffer" then; any object will
 * do, so ours has a getter, and neither shared memory nor special headers are needed.
 */

const signals = { slice: 27 /* SIGPROF */, limit: 24 /* SIGXCPU */ } as const;

/** Polls between two looks at the real clock; some 0.3 ms of computing. */
const pollsPerLook = 64;

/** Polls after which the end of the time is announced again, where the scheduler was busy. */
const pollsPerReminder = 40;

/** Real milliseconds that a program may go on after it was told that its time is over, before it is told again. */
const grace = 500;

export interface Interrupts {
  /** The buffer for `setInterruptBuffer`. */
  readonly buffer: object;
  /** What Python calls; see `preemption.py`. */
  readonly forPython: {
    /** Begins a run. With 0 polls no thread is ever switched against its will. */
    readonly begin: (pollsPerSlice: number, seed: number) => void;
    readonly end: () => void;
    /** The address of a byte of Python's memory: while it is not 0 no signal may come. */
    readonly holdWhile: (address: number) => void;
    /** The last slice was heard; the next may come. */
    readonly rearm: () => void;
    /** The end of the time was heard. */
    readonly acknowledge: () => void;
  };
  /** Real milliseconds that the next run may take. */
  setTimeLimit: (milliseconds: number) => void;
  /** Whether the real clock counts: not while `input()` waits for the reader. */
  readonly pause: () => void;
  readonly resume: () => void;
  /** Real milliseconds until the limit: infinite while no program runs, or one waits for the reader. */
  readonly untilLimit: () => number;
}

/**
 * @param onPoll called every fraction of a millisecond while Python computes: the only moment at which JavaScript can
 *   do something then
 */
export const makeInterrupts = (python: PythonModule, onPoll: () => void): Interrupts => {
  let polls = 0;
  let pollsPerSlice = 0;
  let sinceSlice = 0;
  let untilSlice = 0;
  let armed = false;
  let random = 1;
  let deadline = Infinity;
  let pausedAt: number | undefined;
  let timeLimit = Infinity;
  let reminderIn = 0;
  let holding = -1;

  /** CPython sets the bit in the main thread's state only; the one that runs must see it. */
  const send = (signal: number): number => {
    const word = (python._PyThreadState_Get() + threadState.evalBreaker) >> 2;
    new Int32Array(python.HEAPU8.buffer, word * 4, 1)[0]! |= signalsPending;
    return signal;
  };
  /** Slices of an exact length would fall in step with the program's loops. */
  const nextLength = (): number => {
    random = (Math.imul(random, 1_664_525) + 1_013_904_223) >>> 0;
    return Math.max(2, Math.round(pollsPerSlice * (0.25 + (random / 2 ** 32) * 1.5)));
  };

  const poll = (): number => {
    if (holding >= 0 && python.HEAPU8[holding] !== 0) return 0;
    polls += 1;
    if (polls % pollsPerLook === 0) {
      onPoll();
      // Other threads may compute while one waits for the reader.
      if (pausedAt === undefined && performance.now() > deadline && reminderIn <= 0) reminderIn = 1;
    }
    if (reminderIn > 0 && --reminderIn === 0) {
      reminderIn = pollsPerReminder;
      return send(signals.limit);
    }
    if (pollsPerSlice === 0) return 0;
    sinceSlice += 1;
    if (sinceSlice < untilSlice || !armed) return 0;
    armed = false;
    return send(signals.slice);
  };

  return {
    buffer: {
      get 0() {
        return poll();
      },
      set 0(_heard) {
        // CPython clears it; there is nothing to clear.
      },
    },
    forPython: {
      begin: (length, seed) => {
        pollsPerSlice = length;
        random = seed >>> 0;
        polls = sinceSlice = 0;
        untilSlice = nextLength();
        armed = length > 0;
        deadline = performance.now() + timeLimit;
        pausedAt = undefined;
        reminderIn = 0;
      },
      end: () => {
        pollsPerSlice = 0;
        deadline = Infinity;
        reminderIn = 0;
      },
      holdWhile: (address) => {
        holding = address;
      },
      rearm: () => {
        sinceSlice = 0;
        untilSlice = nextLength();
        armed = true;
      },
      acknowledge: () => {
        reminderIn = 0;
        deadline = performance.now() + grace;
      },
    },
    setTimeLimit: (milliseconds) => {
      timeLimit = milliseconds;
    },
    pause: () => {
      pausedAt = performance.now();
    },
    resume: () => {
      if (pausedAt !== undefined) deadline += performance.now() - pausedAt;
      pausedAt = undefined;
    },
    untilLimit: () => (pausedAt === undefined ? Math.max(0, deadline - performance.now()) : Infinity),
  };
};
