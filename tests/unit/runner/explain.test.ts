import { describe, expect, test } from 'vitest';
import { cutNote, facts, said, seconds, summary } from '../../../src/components/runner/explain.ts';
import type { Ending, FailureReason, Outcome } from '../../../src/components/runner/protocol.ts';

const outcome: Outcome = {
  ending: 'finished',
  exitCode: 0,
  notes: [],
  programTime: 20,
  realTime: 20,
  threads: 0,
  switches: 0,
  preemptions: 0,
  cut: 0,
  spent: false,
};
const done = (part: Partial<Outcome> = {}) => ({ how: 'done', outcome: { ...outcome, ...part } }) as const;

describe('what is said about a run', () => {
  test('is one sentence that can be heard', () => {
    expect(summary(done(), 12)).toBe('Finished: 12 lines in 0.02 s');
    expect(summary(done(), 1)).toBe('Finished: 1 line in 0.02 s');
    expect(summary(done({ realTime: 4 }), 0)).toBe('Finished: no output in less than 0.01 s');
    expect(summary(done({ ending: 'exception', exitCode: 1, exception: 'ValueError: negative' }), 3)).toBe(
      'Ended by ValueError: negative: 3 lines in 0.02 s',
    );
    expect(summary({ how: 'stopped' }, 2)).toBe('Stopped: 2 lines');
  });

  test.for(['exception', 'deadlock', 'time-limit', 'memory-limit'] as const satisfies readonly Ending[])(
    'counts %s as bad',
    (ending) => {
      expect(said(done({ ending })).bad).toBe(true);
    },
  );

  test('tells an exit code that is not 0', () => {
    expect(said(done({ exitCode: 3 })).what).toBe('Ended with exit code 3');
    expect(said(done()).bad).toBe(false);
  });

  test.for([
    'download',
    'stalled',
    'unsupported',
    'mismatch',
    'crash',
    'unstoppable',
  ] as const satisfies readonly FailureReason[])('has a way on after %s, and the cause', (reason) => {
    const { next, detail, bad } = said({ how: 'failed', failure: { reason, detail: 'the cause' } });
    expect(next?.length).toBeGreaterThan(10);
    expect(detail).toBe('the cause');
    expect(bad).toBe(true);
    expect(summary({ how: 'failed', failure: { reason, detail: '' } }, 0)).toContain(next);
  });

  test('names both clocks where they differ', () => {
    expect(facts(outcome)).toBe('0.02 s');
    expect(facts({ ...outcome, programTime: 3000, threads: 3, switches: 9, preemptions: 2 })).toBe(
      '3.00 s on the program’s clock, 0.02 s real · 3 threads started · 9 switches, 2 of them forced',
    );
  });

  test('says how much output is missing', () => {
    expect(cutNote(outcome)).toBeUndefined();
    expect(cutNote({ ...outcome, cut: 1234 })).toBe('Output cut at 200 kB: 1,234 more characters are not shown.');
    expect(cutNote({ ...outcome, cut: 1 })).toBe('Output cut at 200 kB: 1 more character is not shown.');
  });

  test('gives times as people read them', () => {
    expect(seconds(0)).toBe('0.00 s');
    expect(seconds(3)).toBe('less than 0.01 s');
    expect(seconds(1234)).toBe('1.23 s');
  });
});
