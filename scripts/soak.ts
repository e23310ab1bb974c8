/**
 * Lets the page's Python work under load for a long time, in one interpreter: `npm run soak [-- --minutes 10]`. Fails
 * at a crash, a hang, a wrong result, or where something grows that should not.
 */
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { parseArgs } from 'node:util';
import type { Preemption } from '../src/components/runner/protocol.ts';
import { startPython } from './python/startPython.ts';

const { values } = parseArgs({ options: { minutes: { type: 'string', default: '10' } } });
const source = readFileSync(path.resolve(import.meta.dirname, '../tests/scheduler/soak.py'), 'utf8');
const modes: readonly Preemption[] = ['gil', 'any-bytecode'];
/** Runs after which memory must not grow by much any more. */
const warmUp = 6;
/** Bytes that memory may grow by after that; one step of CPython's allocator is 1 MB. */
const growth = 4 * 2 ** 20;
/** Real seconds after which a run counts as hung. */
const timeLimit = 300;

let output = '';
const python = await startPython({
  write: (_, text) => {
    output += text;
  },
});

interface Counts {
  readonly [name: string]: number;
}

const fail = (what: string): never => {
  console.error(`${what}\n${output}`);
  process.exit(1);
};

const end = performance.now() + Number(values.minutes) * 60_000;
let runs = 0;
let warmHeap = Infinity;
let warmCounts: Counts | undefined;
let switches = 0;
let preemptions = 0;
let threads = 0;
while (runs <= warmUp || performance.now() < end) {
  output = '';
  const preemption = modes[runs % modes.length]!;
  const outcome = await python.run({ name: 'soak.py', source }, { preemption, clock: 'hybrid', seed: runs, timeLimit });
  runs += 1;
  switches += outcome.switches;
  preemptions += outcome.preemptions;
  threads += outcome.threads;
  const counts = /^counts (\{.*\})$/m.exec(output)?.[1];
  if (outcome.ending !== 'finished' || outcome.exitCode !== 0 || outcome.spent || !counts)
    fail(`run ${runs}, ${preemption}, seed ${runs - 1}: ${JSON.stringify(outcome)}`);
  const told = JSON.parse(counts!) as Counts;
  if (runs === warmUp) {
    warmHeap = python.heapBytes();
    warmCounts = told;
  } else if (runs > warmUp) {
    if (python.heapBytes() > warmHeap + growth)
      fail(`run ${runs}: memory grew from ${warmHeap} to ${python.heapBytes()} bytes`);
    for (const [name, count] of Object.entries(told))
      if (count > warmCounts![name]! * 1.02 + 20)
        fail(`run ${runs}: ${name} grew from ${warmCounts![name]} to ${count}`);
  }
  if (runs % 20 === 0)
    console.log(`${runs} runs, ${switches} switches, ${(python.heapBytes() / 2 ** 20).toFixed(1)} MB, ${counts}`);
}
console.log(
  `${runs} runs, ${threads} threads, ${switches} switches, ${preemptions} of them against their will; memory ` +
    `${(warmHeap / 2 ** 20).toFixed(1)} MB after ${warmUp} runs, ${(python.heapBytes() / 2 ** 20).toFixed(1)} MB at the end`,
);
process.exit(0);
