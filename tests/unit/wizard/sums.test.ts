import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { breakEvenSum, duration, pipelineSum, typedNumber } from '../../../src/components/wizard/sums/sums.ts';

describe('a pipeline', () => {
  test('of 10,000 items, 1 s computing and 0.1 s reading, on 8 cores', () => {
    const { oneByOne, pipeline, pace } = pipelineSum({
      items: 10_000,
      waiting: 0.1,
      computing: 1,
      cores: 8,
      threads: 20,
    });
    expect(duration(oneByOne)).toBe('3 h 3 min');
    expect(duration(pipeline)).toBe('20 min 51 s');
    expect(pace).toBe('computing');
  });

  const numbers = fc.record({
    items: fc.integer({ min: 1, max: 1e6 }),
    waiting: fc.double({ min: 0, max: 100, noNaN: true }),
    computing: fc.double({ min: 0, max: 100, noNaN: true }),
    cores: fc.integer({ min: 1, max: 64 }),
    threads: fc.integer({ min: 1, max: 100 }),
  });

  test('is never slower than one item after the other, nor faster than its slower stage', () => {
    fc.assert(
      fc.property(numbers, (given) => {
        const { oneByOne, pipeline } = pipelineSum(given);
        expect(pipeline).toBeLessThanOrEqual(oneByOne * (1 + 1e-9) + 1e-9);
        expect(pipeline).toBeGreaterThanOrEqual((given.items - 1) * (given.computing / given.cores));
      }),
    );
  });
});

describe('the break-even', () => {
  test('is where the pool begins to win', () => {
    fc.assert(
      fc.property(
        fc.record({
          items: fc.integer({ min: 1, max: 1e6 }),
          itemMs: fc.double({ min: 0.001, max: 100, noNaN: true }),
          workers: fc.integer({ min: 1, max: 64 }),
          startMs: fc.double({ min: 1, max: 500, noNaN: true }),
          sendUs: fc.double({ min: 1, max: 500, noNaN: true }),
        }),
        (given) => {
          const { from } = breakEvenSum(given);
          const wins = (items: number): boolean => {
            const { loop, pool } = breakEvenSum({ ...given, items });
            return pool < loop;
          };
          if (from === null) expect(wins(1e9)).toBe(false);
          else if (from < 1e9) {
            expect(wins(from * 1.001 + 1)).toBe(true);
            expect(wins(Math.max(0, from * 0.999 - 1))).toBe(false);
          }
        },
      ),
    );
  });

  test('never comes with one worker', () => {
    expect(breakEvenSum({ items: 10, itemMs: 5, workers: 1, startMs: 10, sendUs: 100 }).from).toBeNull();
  });
});

test.for([
  [0.0204, '20 ms'],
  [1.26, '1.3 s'],
  [60, '1 min'],
  [1251, '20 min 51 s'],
  [11_000, '3 h 3 min'],
  [1e6, '12 days'],
] as const)('%d s is %s', ([seconds, words]) => {
  expect(duration(seconds)).toBe(words);
});

test.for([
  ['5', 5],
  ['0,5', 0.5],
  ['0,050', 0.05],
  ['', 7],
  ['many', 7],
  ['1e400', 7],
  ['-3', 0],
  ['9999', 100],
] as const)('"%s" is taken for %d', ([text, value]) => {
  expect(typedNumber(text, 0, 100, 7)).toBe(value);
});

test.for([
  ['10,000', 10_000],
  [' 1,234,567 ', 1_234_567],
  ['1,500.5', 1500.5],
] as const)('"%s" is read with its thousands: %d', ([text, value]) => {
  expect(typedNumber(text, 0, 1e9, 7)).toBe(value);
});
