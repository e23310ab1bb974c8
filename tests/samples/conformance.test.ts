import { spawn } from 'node:child_process';
import { globSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, test } from 'vitest';
import { startPython } from '../../scripts/python/startPython.ts';
import { findInterpreters } from '../../scripts/samples/interpreters.ts';
import { preemptionModes } from '../../src/components/runner/settings.ts';

/** What the harness prints for one module of tests. */
interface ModuleResult {
  readonly module: string;
  readonly run: number;
  readonly passed: number;
  /** The tail of the traceback by the test's full name. */
  readonly failed: Readonly<Record<string, string>>;
  /** How many tests were left out, by reason. */
  readonly skipped: Readonly<Record<string, number>>;
}

interface Report {
  readonly modules: readonly ModuleResult[];
  readonly exit: number | null;
  readonly stderr: string;
}

const folder = path.resolve('tests/conformance');

/** Seconds after which a native run hangs; it takes about six. */
const limit = 200;

const parse = (stdout: string): ModuleResult[] =>
  stdout
    .split('\n')
    .filter((line) => line.startsWith('{'))
    .map((line) => JSON.parse(line) as ModuleResult);

const runNatively = (command: string, ...modules: readonly string[]): Promise<Report> =>
  new Promise((resolve, reject) => {
    const child = spawn(command, ['-W', 'error', 'run.py', ...modules], {
      cwd: folder,
      stdio: ['ignore', 'pipe', 'pipe'],
      timeout: limit * 1000,
      killSignal: 'SIGKILL',
      env: { ...process.env, PYTHONDONTWRITEBYTECODE: '1', PYTHONIOENCODING: 'utf-8' },
    });
    let [stdout, stderr] = ['', ''];
    child.stdout.setEncoding('utf8').on('data', (text: string) => (stdout += text));
    child.stderr.setEncoding('utf8').on('data', (text: string) => (stderr += text));
    child.on('error', reject);
    child.on('close', (exit) => resolve({ modules: parse(stdout), exit, stderr }));
  });

const total = (modules: readonly ModuleResult[], of: 'run' | 'passed'): number =>
  modules.reduce((sum, module) => sum + module[of], 0);

describe('threads and asyncio do what the library reference says, with real threads', () => {
  test.for(findInterpreters())('on $name', async ({ command, name }) => {
    const { modules, exit, stderr } = await runNatively(command);
    expect(stderr).toBe('');
    expect(Object.assign({}, ...modules.map(({ failed }) => failed))).toEqual({});
    expect(exit).toBe(0);
    expect(total(modules, 'passed')).toBe(total(modules, 'run'));
    expect(total(modules, 'run')).toBeGreaterThan(700);
    console.log(`${total(modules, 'passed')} conformance tests passed on CPython ${name}`);
  });
});

test('a failed test is named, and one module can be run alone', async () => {
  const command = findInterpreters().at(-1)?.command ?? 'python3';
  const { modules, exit } = await runNatively(command, 'no_such_module', 'test_event');
  expect(modules.map(({ module }) => module)).toEqual(['no_such_module', 'test_event']);
  expect(Object.keys(modules[0]?.failed ?? {})).toEqual(['unittest.loader._FailedTest.no_such_module']);
  expect(modules[1]?.failed).toEqual({});
  expect(exit).toBe(1);
});

/** Where the page's interpreter sees the tests. */
const place = '/conformance';

/** Real seconds that one module may take there. */
const limitThere = 60;

/**
 * A module of tests as a program of its own, so that it is the program's code that threads are switched in. Nothing is
 * put above its lines: those of a traceback stay right.
 */
const programOf = (file: string, preemptive: boolean): string => {
  const begin = 'from __future__ import annotations';
  const source = readFileSync(path.join(folder, file), 'utf8');
  expect(source.split(begin), file).toHaveLength(2);
  return `${source.replace(begin, `${begin}; import sys; sys.path.insert(0, '${place}')`)}
import run
import sys

sys.exit(run.main(["__main__"], preemptive=${preemptive ? 'True' : 'False'}))
`;
};

describe('they do the same in the page’s interpreter', () => {
  const files = globSync('test_*.py', { cwd: folder }).sort();
  const variants = preemptionModes.flatMap(({ id }) =>
    (['hybrid', 'virtual'] as const).map((clock) => ({ preemption: id, clock })),
  );

  test.for(variants)('with pre-emption $preemption and the clock $clock', async ({ preemption, clock }) => {
    let stdout = '';
    const begin = () =>
      startPython({
        write: (stream, text) => (stdout += stream === 'stdout' ? text : ''),
        mounts: { [place]: folder },
      });
    let python = await begin();
    const wrong: Record<string, unknown> = {};
    let passed = 0;
    for (const name of files) {
      stdout = '';
      const program = { name, source: programOf(name, preemption !== 'off') };
      const outcome = await python.run(program, { preemption, clock, seed: 1, timeLimit: limitThere });
      const [result] = parse(stdout);
      if (result === undefined || outcome.ending !== 'finished') wrong[name] = outcome;
      else if (Object.keys(result.failed).length > 0) wrong[name] = result.failed;
      passed += result?.passed ?? 0;
      if (outcome.spent) python = await begin();
    }
    expect(wrong).toEqual({});
    console.log(`${passed} conformance tests passed with pre-emption ${preemption} and the clock ${clock}`);
  });
});
