/**
 * The page's Python on the command line: `node scripts/python.ts program.py`, or `npm run python -- program.py`.
 *
 *   --preemption off|gil|any-bytecode   when threads may be switched (gil)
 *   --clock hybrid|virtual              which clock (hybrid)
 *   --seed 1                            where threads are switched
 *   --limit 10                          real seconds it may run
 *   --mount place=folder                a folder of this machine that the program sees; may be repeated
 *   --outcome                           print the outcome as JSON to standard error
 */
import { readFileSync, readSync } from 'node:fs';
import path from 'node:path';
import { parseArgs } from 'node:util';
import type { ClockMode, Preemption } from '../src/components/runner/protocol.ts';
import { defaultSettings } from '../src/components/runner/settings.ts';
import { startPython } from './python/startPython.ts';

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    preemption: { type: 'string', default: defaultSettings.preemption },
    clock: { type: 'string', default: defaultSettings.clock },
    seed: { type: 'string', default: String(defaultSettings.seed) },
    limit: { type: 'string', default: String(defaultSettings.timeLimit) },
    mount: { type: 'string', multiple: true, default: [] },
    outcome: { type: 'boolean', default: false },
  },
});
const [file] = positionals;
if (file === undefined) {
  console.error('usage: node scripts/python.ts [options] program.py');
  process.exit(2);
}

/** One line of standard input, read when the program asks for it. */
const readLine = (): string | null => {
  const bytes: number[] = [];
  const one = Buffer.alloc(1);
  try {
    while (readSync(0, one) === 1) {
      if (one[0] === 10) return Buffer.from(bytes).toString();
      bytes.push(one[0]!);
    }
  } catch {
    // A closed terminal is the end of the input.
  }
  return bytes.length > 0 ? Buffer.from(bytes).toString() : null;
};

const python = await startPython({
  write: (stream, text) => void process[stream].write(text),
  readLine,
  mounts: Object.fromEntries(values.mount.map((mount) => mount.split('=') as [string, string])),
});
const outcome = await python.run(
  { name: path.basename(file), source: readFileSync(file, 'utf8') },
  {
    preemption: values.preemption as Preemption,
    clock: values.clock as ClockMode,
    seed: Number(values.seed),
    timeLimit: Number(values.limit),
  },
);
for (const note of outcome.notes) process.stderr.write(`\n[help of this Python] ${note}\n`);
if (values.outcome) process.stderr.write(`${JSON.stringify(outcome)}\n`);
// What a pipe has not taken yet would be lost.
for (const stream of [process.stdout, process.stderr]) await new Promise((done) => stream.write('', done));
process.exit(outcome.exitCode);
