import { spawn } from 'node:child_process';
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, test } from 'vitest';
import { findInterpreters } from '../../scripts/samples/interpreters.ts';
import { outline } from '../../src/components/wizard/tree/outline.ts';
import { walk } from '../../src/components/wizard/tree/walk.ts';

interface Recorded {
  readonly jobs: readonly { readonly name: string; readonly right: Readonly<Record<string, string>> }[];
}

const folder = path.resolve('src/samples/probe');
const probe = path.join(folder, 'gilded_probe.py');
const record = path.resolve('src/data/probe/jobs.json');
const { jobs } = JSON.parse(readFileSync(record, 'utf8')) as Recorded;
const interpreters = findInterpreters();
const newest = interpreters.at(-1)?.command ?? 'python3';

interface Outcome {
  readonly exit: number | null;
  readonly stdout: string;
  readonly stderr: string;
}

/** Runs Python beside the functions that cannot be measured, with nothing to read. */
const python = (command: string, ...words: readonly string[]): Promise<Outcome> =>
  new Promise((resolve, reject) => {
    const child = spawn(command, words, {
      cwd: path.resolve('tests/samples/probe'),
      stdio: ['ignore', 'pipe', 'pipe'],
      env: { ...process.env, PYTHONDONTWRITEBYTECODE: '1', PYTHONIOENCODING: 'utf-8' },
    });
    let [stdout, stderr] = ['', ''];
    child.stdout.setEncoding('utf8').on('data', (text: string) => (stdout += text));
    child.stderr.setEncoding('utf8').on('data', (text: string) => (stderr += text));
    child.on('error', reject);
    child.on('close', (exit) => resolve({ exit, stdout, stderr }));
  });

describe('the pure parts', () => {
  test.for(interpreters)('are right on $name, and on 20 of 20 recorded jobs', async ({ command }) => {
    const { exit, stderr } = await python(command, '-X', 'dev', '-W', 'error', 'pure.py', folder, record);
    expect(stderr).toMatch(/\nOK\n$/);
    expect(exit).toBe(0);
  });

  test.for(jobs)('what is right for $name are answers of the whole tree, on one route', ({ right }) => {
    expect(walk(outline, right).trail).toEqual(
      Object.entries(right).map(([question, answer]) => ({ question, answer })),
    );
  });

  test('the syntax is that of Python 3.9', async () => {
    const code = 'import ast, sys; ast.parse(open(sys.argv[1]).read(), feature_version=(3, 9))';
    expect((await python(newest, '-c', code, probe)).stderr).toBe('');
  });
});

describe.concurrent('what cannot be measured gets a sentence and an exit code', () => {
  test.for([
    ['no target', [], 2, /^usage: gilded_probe\.py/],
    ['no function', ['bad'], 2, /bad names no function\. Write module:function\./],
    ['no such module', ['bat:hangs'], 2, /^There is no module bat here\. Did you mean bad\?\n$/],
    ['no such file', ['bat.py:hangs'], 2, /^There is no file bat\.py\.\n$/],
    ['no such function', ['bad:hang'], 2, /^bad has no hang\. Did you mean hangs/],
    ['no such method', ['bad:Job.walk'], 2, /^Job has no walk\./],
    ['a class', ['bad:Job'], 2, /^Job is a class\. Name a function that uses it\.\n$/],
    ['a number', ['bad.py:LIMIT'], 2, /^LIMIT is no function, but of type int\.\n$/],
    ['an asynchronous generator', ['bad:stream'], 2, /^stream is an asynchronous generator\./],
    ['arguments missing', ['bad:needs', '--args', 'x'], 2, /^needs\(path: str, times: int\).*: missing a required/],
    ['a repeat of nothing', ['bad:hangs', '--repeat', '0'], 2, /--repeat/],
    ['a limit of nothing', ['bad:hangs', '--limit', '0'], 2, /--limit/],
    ['a module that cannot be imported', ['broken:any'], 3, /^Importing broken raised ModuleNotFoundError: .*broken/],
    ['an exception', ['bad:raises'], 3, /^The function raised ValueError: no such colour: 7 \(bad\.py:\d+\)\.\n$/],
    ['an exception in the library', ['bad:raises_below'], 3, /JSONDecodeError: .* \(bad\.py:\d+\)\.\n$/],
    ['a module that is no Python', ['garbled:any'], 3, /^Importing garbled raised SyntaxError: [^<>]*\n$/],
    ['a question', ['bad:asks'], 3, /^The function raised EOFError/],
    ['sys.exit', ['bad:leaves'], 3, /^The function raised SystemExit: 5/],
    ['os._exit', ['bad:vanishes'], 3, /^The function ended its process with exit code 7\./],
    ['a crash', ['bad:crashes'], 3, /^The function (died of SIGABRT|ended its process)/],
    ['a call that hangs', ['bad:hangs', '--limit', '5'], 4, /^The call did not end within 5 s: see --limit\.\n$/],
    ['a hang in C', ['bad:hangs_with_the_gil', '--limit', '5'], 4, /^The call did not end within 5 s/],
  ] as const)('%s', async ([, words, code, sentence], { expect }) => {
    const { exit, stdout, stderr } = await python(newest, probe, ...words);
    expect(stderr).toMatch(sentence);
    expect(stderr).not.toContain('Traceback');
    expect(stdout).toBe('');
    expect(exit).toBe(code);
  });

  test('a call that takes no time', async ({ expect }) => {
    const { exit, stdout } = await python(newest, probe, 'bad:no_time_at_all');
    expect(stdout).toMatch(/too short to tell: run at least 0\.2 s|cannot tell, the machine is busy/);
    expect(exit).toBe(1);
  });

  test('a function that cannot run twice at once is measured alone', async ({ expect }) => {
    const { stdout } = await python(newest, probe, 'bad:not_twice_at_once');
    expect(stdout).toContain('raised RuntimeError: two of me, but not when run alone');
  });
});

test('--help names every option and every exit code', async () => {
  const { exit, stdout } = await python(newest, probe, '--help');
  for (const word of ['--args', '--repeat', '--limit', '--json']) expect(stdout).toContain(word);
  expect(stdout.match(/^ {2}[0-4] {2}/gm)).toHaveLength(5);
  expect(exit).toBe(0);
});

describe('measured now', () => {
  // A busy machine may make the probe say less than it could; never something else.
  test.for(['sleeping', 'asyncio_tasks', 'python_loop', 'hashing'])('%s: right, or "cannot tell"', async (name) => {
    const { exit, stdout, stderr } = await python(newest, probe, path.join(folder, `jobs.py:${name}`), '--json');
    expect(stderr).toBe('');
    const { answers, trail, place } = JSON.parse(stdout) as {
      readonly answers: Readonly<Record<string, string>>;
      readonly trail: readonly (readonly [string, string])[];
      readonly place: string;
    };
    if (answers['work'] === 'unsure') expect(exit).toBe(1);
    else {
      expect(jobs.find((job) => job.name === name)?.right).toMatchObject(answers);
      expect(exit).toBe(0);
    }
    const there = walk(outline, answers);
    expect({ trail: trail.map(([question, answer]) => ({ question, answer })), place }).toEqual(there);
  });

  test('a generator is run to its end', async () => {
    const { stdout } = await python(newest, probe, 'bad.py:numbers');
    expect(stdout).toMatch(/^answers {7}work=(waiting|unsure)$/m);
    // It ran up to the second number: on the way it slept for a quarter of a second.
    expect(stdout).not.toContain('too short');
  });

  test('workers of a fork server, which are nobody’s children, are not taken for waiting', async () => {
    const { stdout } = await python(newest, probe, 'bad:by_a_fork_server');
    expect(stdout).toMatch(/^answers {7}work=/m);
    expect(stdout).not.toContain('work=waiting');
  });

  test('a coroutine that a plain function returns is run as well', async () => {
    const { stdout } = await python(newest, probe, 'bad:returns_a_coroutine');
    expect(stdout).toMatch(/^answers {7}work=(waiting|unsure)$/m);
    expect(stdout).not.toContain('too short');
  });

  test('a block that an exception leaves is reported as that', async () => {
    const { exit, stdout, stderr } = await python(newest, 'block.py', folder, 'fail');
    expect(stdout).toMatch(/^the block, left by ValueError: 1 run/);
    expect(stderr).toMatch(/ValueError: in the block\n$/);
    expect(exit).toBe(1);
  });

  test('a block says what it could not measure', async () => {
    const { exit, stdout, stderr } = await python(newest, 'block.py', folder);
    expect(stderr).toBe('');
    expect(stdout).toMatch(/^answers {7}work=(waiting|unsure)$/m);
    expect(stdout).toContain('not measured: a block runs once');
    expect(stdout.trimEnd()).toMatch(/the program goes on$/);
    expect(exit).toBe(0);
  });
});
