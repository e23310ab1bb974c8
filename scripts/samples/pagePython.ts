import { fork, type ChildProcess } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { availableParallelism } from 'node:os';
import path from 'node:path';
import { newerSource } from '../../config/python/build.mjs';
import { builtFor } from '../../src/components/runner/interpreter/layout.ts';
import type { Preemption } from '../../src/components/runner/protocol.ts';
import { inPage, inWebAssembly, newerThanPage, runsInPage as pageRuns } from '../../src/components/samples/sidecar.ts';
import type { FromProcess, Job } from './pageProcess.ts';
import { limits, samplesFolder, withoutPlaces, type Result, type SampleOnDisk } from './run.ts';

/** The page's own Python, as records name it. */
export const pagePython = { version: builtFor.python, name: inPage(builtFor.python) } as const;

/** The Python in WebAssembly for samples that need a newer one than the page's, as records name it. */
export const newerPython = {
  version: newerSource.build.python,
  name: inWebAssembly(newerSource.build.python),
} as const;

/** Whether the page's own Python can run a sample. */
export const runsInPage = ({ sidecar }: SampleOnDisk): boolean => pageRuns(sidecar);

/** Whether a sample runs on the newer Python, since the page's own is too old for it. */
export const runsOnNewer = ({ sidecar }: SampleOnDisk): boolean =>
  sidecar.unrun === undefined && sidecar.runsIn.includes('page') && newerThanPage(sidecar);

/** Seconds that an interpreter has to start, and to answer after the time limit of a program. */
const patience = 60;

interface Slot {
  busy: boolean;
  kind?: string;
  child?: ChildProcess;
}

/**
 * Interpreters of the page's Python in processes of their own, as many as there are processors. Each runs many programs,
 * one after the other; where a program takes it down or does not end, only that program fails.
 */
const slots: Slot[] = Array.from({ length: availableParallelism() }, () => ({ busy: false }));
const waiting: (() => void)[] = [];

const drop = (slot: Slot): void => {
  slot.child?.removeAllListeners();
  slot.child?.kill('SIGKILL');
  delete slot.child;
};
export const endPagePython = (): void => slots.forEach(drop);
process.on('exit', endPagePython);

interface Kind {
  /** Warnings are errors. */
  readonly strict: boolean;
  readonly newer: boolean;
}

/** A place for a program: one whose interpreter is as wanted, else any. */
const take = async (wanted: Kind): Promise<Slot> => {
  const kind = JSON.stringify(wanted);
  for (;;) {
    const free = slots.filter(({ busy }) => !busy);
    const slot = free.find((one) => one.child && one.kind === kind) ?? free.find(({ child }) => !child) ?? free[0];
    if (slot) {
      if (slot.kind !== kind) drop(slot);
      slot.busy = true;
      slot.kind = kind;
      return slot;
    }
    await new Promise<void>((resolve) => waiting.push(resolve));
  }
};

const give = (slot: Slot): void => {
  slot.busy = false;
  waiting.shift()?.();
};

/** The next message, or in words why there is none. */
const answer = (child: ChildProcess, seconds: number): Promise<FromProcess | string> =>
  new Promise((resolve) => {
    const end = (found: FromProcess | string): void => {
      clearTimeout(timer);
      child.removeAllListeners();
      resolve(found);
    };
    const timer = setTimeout(() => end(`no answer within ${seconds} s`), seconds * 1000);
    child.on('message', (message: FromProcess) => end(message));
    // One that fell between two programs takes no message.
    child.on('error', (error) => end(String(error)));
    child.on('exit', (code, signal) => end(`the interpreter ended (${signal ?? code})`));
  });

const start = async (slot: Slot, { strict, newer }: Kind): Promise<ChildProcess | string> => {
  const child = fork(path.join(import.meta.dirname, 'pageProcess.ts'), newer ? ['newer'] : [], {
    execArgv: [],
    stdio: ['ignore', 'inherit', 'inherit', 'ipc'],
    env: { PATH: process.env['PATH'], ...(strict && { PYTHONWARNINGS: 'error:::__main__' }) },
  });
  slot.child = child;
  const ready = await answer(child, patience);
  return typeof ready === 'string' ? ready : child;
};

/**
 * Runs a sample as a reader of its page would, or on the newer Python where it needs that; warnings are errors, as they
 * are on the machine, where it must be right.
 */
export const runInPage = async (sample: SampleOnDisk, preemption: Preemption): Promise<Result> => {
  const { clock = 'hybrid', expects } = sample.sidecar;
  const timeLimit = expects?.hang ? limits.hanging : limits.usual;
  const job: Job = {
    program: { name: `${sample.name}.py`, source: readFileSync(path.join(samplesFolder, sample.file), 'utf8') },
    settings: { clock, preemption, seed: 1, timeLimit },
  };
  const kind = { strict: !expects, newer: runsOnNewer(sample) };
  const slot = await take(kind);
  try {
    const child = slot.child ?? (await start(slot, kind));
    if (typeof child !== 'string') child.send(job);
    const found = typeof child === 'string' ? child : await answer(child, timeLimit + patience);
    if (typeof found === 'string' || found.type === 'ready') {
      drop(slot);
      return { exit: null, stdout: '', stderr: `${JSON.stringify(found)}\n`, stopped: false };
    }
    const { outcome, stdout, stderr } = found;
    if (outcome.spent) drop(slot);
    const stopped = outcome.ending === 'deadlock' || outcome.ending === 'time-limit';
    return { exit: outcome.exitCode, stdout, stderr: withoutPlaces(stderr), stopped, notes: outcome.notes.join('\n') };
  } finally {
    give(slot);
  }
};
