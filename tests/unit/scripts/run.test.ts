import { describe, expect, test } from 'vitest';
import { complaints, type Result, type SampleOnDisk } from '../../../scripts/samples/run.ts';
import { sidecar } from '../../../src/components/samples/sidecar.ts';

const sample = (says: object = {}): SampleOnDisk => ({
  file: 'a/b.py',
  topic: 'a',
  name: 'b',
  sidecar: sidecar.parse(says),
  outputs: { '': 'took 12 ms\n' },
  digest: 'x',
});
const python = { command: 'python3', version: '3.13.0', minor: 13, freeThreaded: false, name: '3.13.0' };
const result: Result = { exit: 0, stdout: 'took 12 ms\n', stderr: '', stopped: false };
const said = (says: object, changed: Partial<Result>) => complaints(sample(says), python, { ...result, ...changed });

describe('a result', () => {
  test('as recorded is right', () => {
    expect(said({}, {})).toEqual([]);
  });

  test('may differ where the sidecar says so', () => {
    expect(said({ varies: ['\\d+ ms'] }, { stdout: 'took 99 ms\n' })).toEqual([]);
  });

  test('is not wrong because asyncio found the machine slow', () => {
    expect(said({}, { stderr: "Executing <Task pending name='Task-3'> took 0.236 seconds\n" })).toEqual([]);
  });

  test.for([
    ['another output', {}, { stdout: 'took 99 ms\n' }, 'printed something else'],
    ['an exit code', {}, { exit: 1 }, 'exit code 1, not 0'],
    ['a warning', {}, { stderr: 'ResourceWarning: x\n' }, 'wrote to standard error'],
    ['the time limit', {}, { stopped: true, exit: null }, 'did not end'],
    ['ending too soon', { expects: { hang: true } }, {}, 'ought to hang'],
    ['another error', { expects: { stderr: 'KeyError' } }, { stderr: 'ValueError' }, 'does not match'],
  ] as const)('is refused for %s', ([, says, changed, complaint]) => {
    expect(said(says, changed)).toEqual([expect.stringContaining(complaint)]);
  });
});
