import type { Preemption, RunSettings } from './protocol.ts';

/** Limits of a run, each said on the page. */
export const limits = {
  /** Real seconds. */
  time: 10,
  /** Real seconds that a program has, after its limit, to come to an end by itself. */
  grace: 2,
  /** Bytes of memory of one interpreter. */
  memory: 512 * 2 ** 20,
  /** Characters of output. */
  output: 200_000,
  /** Threads alive at once. */
  threads: 2000,
  /** Workers for process pools, at most; fewer where the machine has fewer cores. */
  processes: 4,
} as const;

export const defaultSettings: RunSettings = { clock: 'hybrid', preemption: 'gil', seed: 1, timeLimit: limits.time };

export interface PreemptionMode {
  readonly id: Preemption;
  readonly label: string;
  /** One sentence: when another thread may go on. */
  readonly switches: string;
  /** What a run under it shows, and what it does not. */
  readonly proves: string;
}

/** The three modes in words, the only place where they are described. */
export const preemptionModes: readonly PreemptionMode[] = [
  {
    id: 'off',
    label: 'Only where a thread waits',
    switches: 'A thread runs until it sleeps, waits for something or ends.',
    proves:
      'Shows the order of waits, and races across a wait, such as a `sleep` between check and change. It hides all others: a clean run says nothing about them.',
  },
  {
    id: 'gil',
    label: 'Like 3.14 with the GIL',
    switches:
      'Threads may also be switched where CPython 3.14 with the GIL looks for it: at calls, where a function begins, and where a loop jumps back.',
    proves:
      'Shows races that today’s usual build can have. `c += 1` loses nothing here; the language does not promise that. A clean run is no proof: each run tries one order.',
  },
  {
    id: 'any-bytecode',
    label: 'Any bytecode',
    switches:
      'Threads may be switched between any two bytecodes of the program; in the library only as with the GIL. With the hybrid clock, a long run is watched so for some 400,000 bytecodes, then part of the time.',
    proves:
      'Shows races that the language allows, as on a free-threaded build, but never two threads at the same instant. A lost update here is a bug; a clean run is no proof.',
  },
];
