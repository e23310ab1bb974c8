/**
 * Checks the programs of one template while you write it: `npm run programs -- thread_pool`.
 * With `--run` it also runs every option and every pair on one interpreter; `--on 3.12` chooses which;
 * `--show retry,in-order --python 13` prints one program; `--write` writes the plainest one to `src/samples/choose/`.
 */
import { mkdtempSync, mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { parseArgs } from 'node:util';
import { isOption } from '../../src/components/wizard/tree/options.ts';
import { findInterpreters } from '../samples/interpreters.ts';
import { samplesFolder } from '../samples/run.ts';
import { tooNew } from './addedIn.ts';
import { compileAll } from './compile.ts';
import { ruffComplaints } from './ruff.ts';
import { runComplaints, startRunner } from './runPrograms.ts';
import { randomSet, seeded, setsUpTo } from './sets.ts';
import { printsOf, programOf, pythons, readTemplate, templateNames } from './templates.ts';

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    run: { type: 'boolean', default: false },
    on: { type: 'string', default: '3.11' },
    show: { type: 'string' },
    python: { type: 'string' },
    write: { type: 'boolean', default: false },
  },
});

const interpreters = findInterpreters();
const chosen = interpreters.find(({ version }) => `${version}.`.startsWith(`${values.on}.`));
if (values.run && !chosen) throw new Error(`--on ${values.on}: there is no such interpreter here`);
let wrong = 0;
for (const name of positionals.length > 0 ? positionals : templateNames()) {
  const leaf = readTemplate(name);
  if (values.show !== undefined) {
    const python = values.python === undefined ? undefined : Number(values.python);
    process.stdout.write(programOf(leaf, values.show.split(',').filter(Boolean), python));
    continue;
  }
  if (values.write) {
    writeFileSync(path.join(samplesFolder, 'choose', `${name}.py`), programOf(leaf, []));
    continue;
  }
  const described = Object.keys(leaf.leaf.options).sort();
  if (described.join() !== leaf.options.join()) {
    console.log(`${name}.py has the options ${leaf.options.join(', ')}\nits leaf describes ${described.join(', ')}`);
    wrong += 1;
  }
  for (const option of leaf.options.filter((option) => !isOption(option))) {
    console.log(`${name}.py: "${option}" is no option`);
    wrong += 1;
  }
  const random = seeded(1);
  const sets = [...setsUpTo(leaf.options, 2), ...Array.from({ length: 200 }, () => randomSet(leaf.options, random))];
  const programs = sets.flatMap((options) =>
    pythons(leaf).map((minor) => ({ options, minor, text: programOf(leaf, options, minor) })),
  );
  const compiled = compileAll(programs, interpreters);
  const newer = tooNew(programs);
  const complaints = programs.flatMap(({ options, minor, text }, index) => {
    const found = [compiled[index] ?? '', ...ruffComplaints(text, minor), ...(newer[index] ?? [])].filter(Boolean);
    return found.length > 0 ? [`[${options.join(', ')}] for 3.${minor}: ${found.join('\n')}`] : [];
  });
  console.log(`${name}: ${programs.length} programs of ${leaf.options.length} options, ${complaints.length} wrong`);
  console.log(
    [...complaints]
      .sort((a, b) => a.length - b.length)
      .slice(0, 5)
      .join('\n'),
  );
  wrong += complaints.length;

  if (!values.run || !chosen || leaf.sheet.unrun !== undefined) continue;
  const folder = mkdtempSync(path.join(tmpdir(), 'programs-'));
  const runner = startRunner(chosen);
  let [runs, failed] = [0, 0];
  const start = performance.now();
  for (const [number, options] of setsUpTo(leaf.options, 2).entries()) {
    const file = path.join(folder, String(number), `${name}.py`);
    mkdirSync(path.dirname(file));
    writeFileSync(file, programOf(leaf, options));
    const found = runComplaints(await runner.run(file), printsOf(leaf, options));
    if (options.includes('tests')) found.push(...runComplaints(await runner.run(file, true), [], { tests: true }));
    runs += 1;
    if (found.length > 0 && ++failed <= 3) console.log(`[${options.join(', ')}] ${found.join('\n')}`);
  }
  runner.end();
  rmSync(folder, { recursive: true });
  const seconds = (performance.now() - start) / 1000;
  console.log(`${name}: ${runs} run on ${chosen.name} in ${seconds.toFixed(1)} s, ${failed} failed`);
  wrong += failed;
}
process.exitCode = wrong === 0 ? 0 : 1;
