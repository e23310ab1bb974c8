import { spawn, spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, globSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { parse } from 'yaml';
import { isNative, outputFor, sidecar, type Outputs, type Sidecar } from '../../src/components/samples/sidecar.ts';
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
  /** What the page tells of a program and real Python does not. */
  readonly notes?: string;
}

/** Seconds that a program may take; one that ought to hang is stopped much sooner, and has a few to say where it hangs. */
export const limits = { usual: 60, hanging: 5, dumping: 5 };

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

const imported = new Map<string, boolean>();
const has = ({ command }: Interpreter, module: string): boolean => {
  const key = `${command} ${module}`;
  const known = imported.get(key) ?? spawnSync(command, ['-c', `import ${module}`]).status === 0;
  imported.set(key, known);
  return known;
};

export const admits = (
  { sidecar: { requires, until, unrun, runsIn, builds, needs } }: SampleOnDisk,
  interpreter: Interpreter,
): boolean =>
  unrun === undefined &&
  runsIn.includes('native') &&
  builds.includes(interpreter.freeThreaded ? 'free-threaded' : 'gil') &&
  interpreter.minor >= Number(requires.split('.')[1]) &&
  interpreter.minor <= Number(until?.split('.')[1] ?? Infinity) &&
  needs.every((module) => has(interpreter, module));

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

/** Records show the names of files, not where this machine, the page or a program of the moment keeps them. */
export const withoutPlaces = (text: string): string =>
  text
    .replace(/"[^"\n]*\/lib\/python3(?:\.\d+|\d+\.zip)?\//g, '"lib/')
    .replace(/(^|[\s'(<])(?:\/[^\s"'():<>]*)?\/lib\/python3(?:\.\d+|\d+\.zip)?\//gm, '$1lib/')
    .replace(/(["'(])\/tmp\/tmp\w{8}\//g, '$1');

/**
 * Runs a sample as its reader would, in a process group of its own that never outlives the time limit. One that ought to
 * hang is aborted, so that `faulthandler` writes to standard error where each of its threads stands.
 */
export const run = (sample: SampleOnDisk, interpreter: Interpreter): Promise<Result> =>
  new Promise((resolve, reject) => {
    const { expects } = sample.sidecar;
    const flags = expects?.hang ? ['-X', 'faulthandler'] : expects ? [] : ['-X', 'dev', '-W', 'error'];
    const child = spawn(interpreter.command, [...flags, `${sample.name}.py`], {
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
    const end = (): void => endGroup(child.pid);
    let timer = setTimeout(
      () => {
        stopped = true;
        if (!expects?.hang) return end();
        child.kill('SIGABRT');
        // Its children may hold our pipes open.
        child.on('exit', end);
        timer = setTimeout(end, limits.dumping * 1000);
      },
      (expects?.hang ? limits.hanging : limits.usual) * 1000,
    );
    child.stdout.setEncoding('utf8').on('data', (text: string) => (stdout += text));
    child.stderr.setEncoding('utf8').on('data', (text: string) => (stderr += text));
    child.on('error', reject);
    child.on('close', (exit) => {
      clearTimeout(timer);
      end();
      const folder = `${path.join(samplesFolder, sample.topic)}${path.sep}`;
      resolve({ exit, stdout, stderr: withoutPlaces(stderr.replaceAll(folder, '')), stopped });
    });
  });

/** What a failing program leaves to be read: of a hang in the page, how the page explains it. */
export const writtenBy = ({ sidecar: { expects } }: SampleOnDisk, { stderr, notes = '' }: Result): string =>
  expects?.hang ? stderr + notes : stderr;

const blank = (text: string, varies: readonly string[]): string =>
  varies.reduce((left, pattern) => left.replace(new RegExp(pattern, 'gm'), '…'), text);

/** asyncio's debug mode, part of `-X dev`, reports each step over 0.1 s: on a busy machine no fault of the program. */
export const slowStep = /^Executing <.*> took \d+\.\d+ seconds\n?/gm;

/** What is wrong with a result, in words; empty where all is as the sidecar and the record say. */
export const complaints = (
  sample: SampleOnDisk,
  interpreter: Pick<Interpreter, 'name' | 'version'>,
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
  // Where it hangs, `faulthandler` says; the page has its own words.
  const dumps = !expects?.hang || isNative(interpreter.name);
  if (expects?.stderr !== undefined && dumps && !new RegExp(expects.stderr, 'm').test(result.stderr)) {
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
