import { spawn } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, globSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { parse } from 'yaml';
import { outputFor, sidecar, type Outputs, type Sidecar } from '../../src/components/samples/sidecar.ts';
import type { Interpreter } from './interpreters.ts';

export const samplesFolder = path.resolve(import.meta.dirname, '../../src/samples');

export interface SampleOnDisk {
  /** Such as `threading/first_thread.py`. */
  readonly file: string;
  readonly topic: string;
  readonly name: string;
  readonly sidecar: Sidecar;
  readonly outputs: Outputs;
  readonly digest: string;
}

export interface Result {
  readonly exit: number | null;
  readonly stdout: string;
  readonly stderr: string;
  /** True where the time limit ended it. */
  readonly stopped: boolean;
}

/** Seconds that a program may take; one that ought to hang is stopped much sooner. */
export const limits = { usual: 60, hanging: 3 };

const outputsBeside = (stem: string): Outputs =>
  Object.fromEntries(
    globSync(`${stem}*.out`).flatMap((file) => {
      const found = /^\.(?:(3\.\d+)\.)?out$/.exec(file.slice(stem.length));
      return found ? [[found[1] ?? '', readFileSync(file, 'utf8')]] : [];
    }),
  );

/** @throws where the sidecar breaks the schema, naming the file */
export const readSample = (file: string): SampleOnDisk => {
  const stem = path.join(samplesFolder, file.replace(/\.py$/, ''));
  const text = existsSync(`${stem}.yaml`) ? readFileSync(`${stem}.yaml`, 'utf8') : '{}';
  const parsed = sidecar.safeParse(parse(text));
  if (!parsed.success) throw new Error(`${stem}.yaml: ${parsed.error.message}`);
  const [topic = '', name = ''] = file.replace(/\.py$/, '').split('/');
  const digest = createHash('sha256')
    .update(readFileSync(`${stem}.py`))
    .update(text)
    .digest('hex')
    .slice(0, 16);
  return { file, topic, name, sidecar: parsed.data, outputs: outputsBeside(stem), digest };
};

export const allSamples = (): SampleOnDisk[] =>
  globSync('*/*.py', { cwd: samplesFolder })
    .map((file) => file.split(path.sep).join('/'))
    .sort()
    .map(readSample);

export const admits = (
  { sidecar: { requires, unrun, runsIn, builds } }: SampleOnDisk,
  interpreter: Interpreter,
): boolean =>
  unrun === undefined &&
  runsIn.includes('native') &&
  builds.includes(interpreter.freeThreaded ? 'free-threaded' : 'gil') &&
  interpreter.minor >= Number(requires.split('.')[1]);

/** Process groups still running, so that none outlives us. */
const running = new Set<number>();
const endGroup = (group: number | undefined): void => {
  if (group === undefined) return;
  running.delete(group);
  try {
    process.kill(-group, 'SIGKILL');
  } catch {
    // Nobody of the group is left.
  }
};
process.on('exit', () => running.forEach(endGroup));

/** Runs a sample as its reader would, in a process group of its own that never outlives the time limit. */
export const run = (sample: SampleOnDisk, interpreter: Interpreter): Promise<Result> =>
  new Promise((resolve, reject) => {
    const strict = sample.sidecar.expects ? [] : ['-X', 'dev', '-W', 'error'];
    const child = spawn(interpreter.command, [...strict, `${sample.name}.py`], {
      cwd: path.join(samplesFolder, sample.topic),
      detached: true,
      stdio: ['ignore', 'pipe', 'pipe'],
      env: {
        PATH: process.env['PATH'],
        HOME: process.env['HOME'],
        LANG: 'C.UTF-8',
        PYTHONDONTWRITEBYTECODE: '1',
        PYTHONUNBUFFERED: '1',
      },
    });
    let [stdout, stderr, stopped] = ['', '', false];
    if (child.pid !== undefined) running.add(child.pid);
    const limit = sample.sidecar.expects?.hang ? limits.hanging : limits.usual;
    const timer = setTimeout(() => {
      stopped = true;
      endGroup(child.pid);
    }, limit * 1000);
    child.stdout.setEncoding('utf8').on('data', (text: string) => (stdout += text));
    child.stderr.setEncoding('utf8').on('data', (text: string) => (stderr += text));
    child.on('error', reject);
    child.on('close', (exit) => {
      clearTimeout(timer);
      endGroup(child.pid);
      const folder = `${path.join(samplesFolder, sample.topic)}${path.sep}`;
      // Records show file names, not where this machine keeps them.
      const shown = stderr.replaceAll(folder, '').replace(/"[^"\n]*\/lib\/python3\.\d+\//g, '"lib/');
      resolve({ exit, stdout, stderr: shown, stopped });
    });
  });

const blank = (text: string, varies: readonly string[]): string =>
  varies.reduce((left, pattern) => left.replace(new RegExp(pattern, 'gm'), '…'), text);

/** asyncio's debug mode, part of `-X dev`, reports each step over 0.1 s: on a busy machine no fault of the program. */
export const slowStep = /^Executing <.*> took \d+\.\d+ seconds\n?/gm;

/** What is wrong with a result, in words; empty where all is as the sidecar and the record say. */
export const complaints = (
  sample: SampleOnDisk,
  interpreter: Pick<Interpreter, 'version'>,
  result: Result,
): string[] => {
  const { expects, varies } = sample.sidecar;
  const found: string[] = [];
  if (result.stopped !== (expects?.hang ?? false)) {
    found.push(result.stopped ? `did not end within ${limits.usual} s` : 'ended, but ought to hang');
  }
  const exit = expects?.exit ?? (expects ? undefined : 0);
  if (!result.stopped && exit !== undefined && result.exit !== exit) {
    found.push(`exit code ${result.exit}, not ${exit}`);
  }
  if (expects?.stderr !== undefined && !new RegExp(expects.stderr, 'm').test(result.stderr)) {
    found.push(`standard error does not match /${expects.stderr}/`);
  }
  if (!expects && result.stderr.replace(slowStep, '') !== '') found.push('wrote to standard error');
  const recorded = outputFor(sample.outputs, interpreter.version);
  if (recorded === undefined) found.push('has no recorded output; run: npm run record');
  else if (blank(recorded, varies) !== blank(result.stdout, varies)) {
    found.push(`printed something else than recorded:\n--- recorded\n${recorded}--- printed\n${result.stdout}`);
  }
  return found;
};
