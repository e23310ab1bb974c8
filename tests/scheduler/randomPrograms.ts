/**
 * Runs random programs in batches: `node randomPrograms.ts preemption clock first count [fault]`. Prints how many did
 * what the model says, and what the first others did.
 */
import { readFileSync } from 'node:fs';
import path from 'node:path';
import type { ClockMode, Preemption } from '../../src/components/runner/protocol.ts';
import { pythonForTests } from './python.ts';

const [preemption, clock, first, count, fault = 'none'] = process.argv.slice(2);
/** Small enough for every bytecode to be watched. */
const batch = 500;
const source = readFileSync(path.resolve(import.meta.dirname, 'random_programs.py'), 'utf8');

const python = await pythonForTests();
let right = 0;
const wrong: string[] = [];
for (let number = Number(first); number < Number(first) + Number(count); number += batch) {
  const { stdout, stderr, ending } = await python.run(
    source,
    { preemption: preemption as Preemption, clock: clock as ClockMode, seed: number },
    `${number} ${batch} ${fault}`,
  );
  const counted = /^(\d+) of \d+ as the model says$/m.exec(stdout);
  right += Number(counted?.[1] ?? 0);
  if (Number(counted?.[1]) !== batch || ending !== 'finished' || stderr !== '')
    wrong.push(`seed ${number}: ${ending}\n${stdout}${stderr}`);
}
console.log(JSON.stringify({ right, wrong: wrong.slice(0, 3), batches: wrong.length }));
process.exit(0);
