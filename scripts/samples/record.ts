/**
 * Records what samples print: `npm run record -- threading/first_thread.py …`, or all of them without a name. They run
 * on every interpreter of this machine that they admit, and at last in the page's own Python, pre-empted as 3.14 is, or
 * where that is too old, on a newer one in WebAssembly.
 * Writes `<name>.out` (`<name>.3.14.out` where a newer Python prints something else), `<name>.err` for programs that
 * ought to fail, and who ran it when into `src/data/runs/<topic>.json`. What the failing programs of the error catalogue
 * wrote everywhere goes into `tests/unit/errors/printed/<topic>.json`. Look at the difference before you commit it.
 */
import { mkdirSync, existsSync, globSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { availableParallelism, platform, arch } from 'node:os';
import path from 'node:path';
import { isNative, type Run } from '../../src/components/samples/sidecar.ts';
import type { Printed } from './printed.ts';
import { findInterpreters, type Interpreter } from './interpreters.ts';
import { endPagePython, newerPython, pagePython, runInPage, runsInPage, runsOnNewer } from './pagePython.ts';
import {
  admits,
  allSamples,
  complaints,
  readSample,
  run,
  samplesFolder,
  writtenBy,
  type Result,
  type SampleOnDisk,
} from './run.ts';

const runsFolder = path.resolve(samplesFolder, '../data/runs');
const platformNames: Readonly<Record<string, string>> = { linux: 'Linux', darwin: 'macOS', win32: 'Windows' };

const printedFolder = path.resolve(samplesFolder, '../../tests/unit/errors/printed');

/** The error catalogue's own topics. */
const ofCatalogue = ({ topic, sidecar }: SampleOnDisk): boolean =>
  topic.endsWith('_errors') && sidecar.expects !== undefined;

/** Where a sample runs, oldest version first. */
interface Place extends Pick<Interpreter, 'name' | 'version'> {
  readonly run: () => Promise<Result>;
}

const placesOf = (sample: SampleOnDisk, interpreters: readonly Interpreter[]): Place[] => [
  ...interpreters
    .filter((interpreter) => admits(sample, interpreter))
    .map((interpreter) => ({ ...interpreter, run: () => run(sample, interpreter) })),
  ...(runsInPage(sample) ? [{ ...pagePython, run: () => runInPage(sample, 'gil') }] : []),
  ...(runsOnNewer(sample) ? [{ ...newerPython, run: () => runInPage(sample, 'gil') }] : []),
];

const keep = (sample: SampleOnDisk, places: readonly Place[]): void => {
  const file = path.join(runsFolder, `${sample.topic}.json`);
  const runs: Record<string, Run> = existsSync(file) ? JSON.parse(readFileSync(file, 'utf8')) : {};
  runs[sample.name] = {
    digest: sample.digest,
    date: new Date().toISOString().slice(0, 10),
    platform: `${platformNames[platform()] ?? platform()} ${arch()}`,
    cores: availableParallelism(),
    interpreters: places.map(({ name }) => name),
  };
  mkdirSync(runsFolder, { recursive: true });
  const sorted = Object.fromEntries(Object.entries(runs).sort(([a], [b]) => a.localeCompare(b)));
  writeFileSync(file, `${JSON.stringify(sorted, null, 2)}\n`);
};

const keepPrinted = ({ topic, name }: SampleOnDisk, printed: readonly Printed[]): void => {
  const file = path.join(printedFolder, `${topic}.json`);
  const all: Record<string, readonly Printed[]> = existsSync(file) ? JSON.parse(readFileSync(file, 'utf8')) : {};
  all[name] = printed;
  mkdirSync(printedFolder, { recursive: true });
  const sorted = Object.fromEntries(Object.entries(all).sort(([a], [b]) => a.localeCompare(b)));
  writeFileSync(file, `${JSON.stringify(sorted, null, 2)}\n`);
};

const record = async (sample: SampleOnDisk, interpreters: readonly Interpreter[]): Promise<string[]> => {
  const stem = path.join(samplesFolder, sample.topic, sample.name);
  const places = placesOf(sample, interpreters);
  if (sample.sidecar.unrun !== undefined) return [];
  if (places.length === 0) return [`${sample.file}: no interpreter here runs it (${sample.sidecar.requires})`];
  for (const old of globSync(`${stem}{.out,.3.*.out,.err}`)) rmSync(old);
  const wrong: string[] = [];
  const printed: Printed[] = [];
  for (const place of places) {
    const result = await place.run();
    const current = readSample(sample.file);
    const outputs = Object.keys(current.outputs).length;
    const found = complaints(current, place, result);
    if (outputs === 0) writeFileSync(`${stem}.out`, result.stdout);
    else if (found.some((text) => text.startsWith('printed something else'))) {
      writeFileSync(`${stem}.3.${place.version.split('.')[1]}.out`, result.stdout);
      console.log(`${sample.file}: prints something else from ${place.name} on`);
    }
    const { expects } = sample.sidecar;
    // What readers see in their own terminals: a page has frames of its own, and says in its own words what hangs.
    const newest = isNative(place.name) || (place === places[0] && !expects?.hang);
    if (expects?.stderr !== undefined && newest) writeFileSync(`${stem}.err`, result.stderr);
    printed.push({ on: place.name, text: writtenBy(sample, result) });
    const serious = found.filter(
      (text) => !text.startsWith('has no recorded') && !text.startsWith('printed something'),
    );
    wrong.push(...serious.map((text) => `${sample.file} on ${place.name}: ${text}`));
  }
  keep(sample, places);
  if (ofCatalogue(sample)) keepPrinted(sample, printed);
  return wrong;
};

const interpreters = findInterpreters();
if (interpreters.length === 0) throw new Error('no CPython 3.10 or newer was found on the PATH or under pyenv');
const named = process.argv.slice(2);
const samples = named.length > 0 ? named.map(readSample) : allSamples();
const wrong: string[] = [];
for (const sample of samples) {
  wrong.push(...(await record(sample, interpreters)));
  console.log(sample.sidecar.unrun === undefined ? `recorded ${sample.file}` : `passed over ${sample.file}: unrun`);
}
console.log(`${samples.length} samples on ${interpreters.map(({ name }) => name).join(', ')}`);
endPagePython();
for (const text of wrong) console.error(text);
process.exitCode = wrong.length > 0 ? 1 : 0;
