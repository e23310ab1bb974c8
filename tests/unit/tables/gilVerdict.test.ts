import { globSync, readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import type { MeasuredRow } from '../../../src/components/measurements/measured.ts';
import { percent, sharesOf, times, verdictOf } from '../../../src/components/tables/gilVerdict.ts';
import { gilCalls } from '../../../src/data/gilCalls.ts';

describe('the verdict', () => {
  test.for([
    [{ longest: 0.01, waited: 0.0 }, 'lets go'],
    [{ longest: 0.02, waited: 0.45 }, 'takes turns'],
    [{ longest: 0.4, waited: 0.5 }, 'in part'],
    [{ longest: 0.97, waited: 0.96 }, 'holds'],
    // A sort with a key function: turns at first.
    [{ longest: 0.45, waited: 0.86 }, 'in part'],
    // The machine took the core away for a while: no fault of the call.
    [{ longest: 0.3, waited: 0.01 }, 'lets go'],
  ] as const)('of %o is %s', ([shares, verdict]) => expect(verdictOf(shares)).toBe(verdict));

  test('is written as a range over the interpreters', () => {
    expect(percent({ least: 0.012, most: 0.094 })).toBe('1 to 9 %');
    expect(percent({ least: 0.961, most: 0.958 })).toBe('96 %');
    expect(times({ least: 0.331, most: 0.407 })).toBe('0.33 to 0.41×');
  });

  test('asks for a call that was measured', () => {
    expect(() => sharesOf([], 'nonsense')).toThrow('nonsense');
  });

  test('is not given where the call was too short', () => {
    const row = { benchmark: '', interpreter: '', build: '', gil: true, cores: 2, min: 0, max: 0, n: 3, date: '' };
    const run = (seconds: number): MeasuredRow[] =>
      (['duration', 'longest_stall', 'waited'] as const).map((metric) => ({
        ...row,
        params: { call: 'f()' },
        metric,
        unit: '',
        median: metric === 'duration' ? seconds : 0.4,
      }));
    expect(sharesOf(run(0.04), 'f()')).toBeUndefined();
    expect(sharesOf(run(0.4), 'f()')).toEqual({ longest: 0.4, waited: 0.4 });
  });
});

describe('the calls', () => {
  const calls = Object.values(gilCalls).flat();
  const runs = (benchmark: string) =>
    globSync(`src/data/measurements/${benchmark}-*.json`).map(
      (file) => JSON.parse(readFileSync(file, 'utf8')) as MeasuredRow[],
    );

  test('are all measured on every interpreter, in three runs or more', () => {
    const measured = runs('gil_stall');
    expect(measured.length).toBeGreaterThanOrEqual(3);
    for (const run of measured) {
      expect(new Set(run.map(({ params }) => params['call']))).toEqual(new Set(calls.map(({ call }) => call)));
      for (const { n } of run) expect(n).toBeGreaterThanOrEqual(3);
    }
  });

  test('name work that was measured in two threads', () => {
    const [run = []] = runs('c_gil_release');
    const works = new Set(run.map(({ params }) => params['work']));
    expect(calls.flatMap(({ work }) => (work === undefined || works.has(work) ? [] : [work]))).toEqual([]);
  });
});
