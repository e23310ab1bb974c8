import { spawnSync } from 'node:child_process';
import { globSync, readFileSync } from 'node:fs';
import { afterAll, describe, expect, test } from 'vitest';
import { findInterpreters, type Interpreter } from '../../scripts/samples/interpreters.ts';
import { admits, allSamples, complaints, run } from '../../scripts/samples/run.ts';
import type { Run } from '../../src/components/samples/sidecar.ts';
import { mistaken } from '../unit/errors/catalogue.ts';
import { greenMemory } from './greenMemory.ts';

const interpreters = findInterpreters();
const samples = allSamples();
const unrun = samples.filter(({ sidecar }) => sidecar.unrun !== undefined);
const runnable = samples.filter((sample) => interpreters.some((interpreter) => admits(sample, interpreter)));

const green = greenMemory('green-samples.json', ...interpreters.map(({ name }) => name));

let runs = 0;
afterAll(() => {
  green.keep();
  console.log(
    `${runs} runs of ${runnable.length} samples on CPython ${interpreters.map(({ name }) => name).join(', ')}`,
  );
});

test('an interpreter was found', () => {
  expect(interpreters.map(({ name }) => name)).not.toEqual([]);
});

describe('every sample does what its page says', () => {
  test.concurrent.for(runnable)('$file', async (sample, { expect }) => {
    const admitted = interpreters.filter((interpreter) => admits(sample, interpreter));
    if (green.has(sample)) return;
    const check = async (interpreter: Interpreter): Promise<void> => {
      const result = await run(sample, interpreter);
      runs += 1;
      const where = `${sample.file} on ${interpreter.name}\n${result.stderr}`;
      expect(complaints(sample, interpreter, result), where).toEqual([]);
      expect(mistaken(sample.file, interpreter.name, result.stderr), where).toEqual([]);
    };
    // One that hangs only waits: so do its interpreters, all at once.
    if (sample.sidecar.expects?.hang) await Promise.all(admitted.map(check));
    else for (const interpreter of admitted) await check(interpreter);
    green.add(sample);
  });
});

describe('records', () => {
  const recorded = (topic: string): Record<string, Run> =>
    JSON.parse(readFileSync(`src/data/runs/${topic}.json`, 'utf8')) as Record<string, Run>;
  const ran = samples.filter(({ sidecar }) => sidecar.unrun === undefined);

  test.for(ran)('$file was recorded as it stands (else: npm run record)', ({ topic, name, digest }) => {
    expect(recorded(topic)[name]?.digest).toBe(digest);
  });

  test('name no program that is gone', () => {
    for (const topic of new Set(ran.map(({ topic }) => topic))) {
      const names = ran.filter((sample) => sample.topic === topic).map(({ name }) => name);
      expect(Object.keys(recorded(topic)).filter((name) => !names.includes(name))).toEqual([]);
    }
  });

  test('show no path of the machine that made them', () => {
    const errors = globSync('src/samples/*/*.err').map((file) => [file, readFileSync(file, 'utf8')] as const);
    const outputs = samples.map(({ file, outputs }) => [file, Object.values(outputs).join('\n')] as const);
    for (const [file, text] of [...errors, ...outputs]) expect(text, file).not.toMatch(/\/(root|home|Users|tmp)\//);
  });
});

describe('programs that nobody ran yet', () => {
  const newest = interpreters.at(-1);

  test('are these, and no others', () => {
    expect(unrun.map(({ file }) => file)).toEqual([
      'choose/interpreter_pool.py',
      'choose/many_machines.py',
      'choose/window.py',
      'futures/interpreter_pool.py',
      'interpreter_errors/call_a_closure.py',
      'interpreter_errors/call_a_closure_fixed.py',
      'interpreter_errors/daemon_thread_inside.py',
      'interpreter_errors/daemon_thread_inside_fixed.py',
      'interpreter_errors/extension_refuses.py',
      'interpreter_errors/extension_refuses_fixed.py',
      'interpreter_errors/fork_inside.py',
      'interpreter_errors/fork_inside_fixed.py',
      'interpreter_errors/gil_enabled_by_extension.py',
      'interpreter_errors/gil_enabled_by_extension_fixed.py',
      'interpreter_errors/interpreter_not_closed.py',
      'interpreter_errors/interpreter_not_closed_fixed.py',
      'interpreter_errors/script_fails.py',
      'interpreter_errors/script_fails_fixed.py',
      'interpreter_errors/share_a_dict.py',
      'interpreter_errors/share_a_dict_fixed.py',
      'interpreters/own_world.py',
      'interpreters/queue_work.py',
      'interpreters/run_script.py',
      'recipes/window_stays_alive.py',
    ]);
  });

  test.for(unrun)('$file has no output, and compiles', ({ file, outputs }) => {
    expect(outputs).toEqual({});
    const source = readFileSync(`src/samples/${file}`, 'utf8');
    const compiled = spawnSync(newest?.command ?? '', ['-c', 'import ast, sys; ast.parse(sys.stdin.read())'], {
      input: source,
      encoding: 'utf8',
    });
    expect(compiled.stderr).toBe('');
  });
});
