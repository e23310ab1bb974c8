import { describe, expect, test } from 'vitest';
import {
  buildOf,
  inBaseUnit,
  pickRow,
  quantity,
  type MeasuredRow,
} from '../../../src/components/measurements/measured.ts';

const row: MeasuredRow = {
  benchmark: 'd_startup',
  interpreter: 'CPython 3.14.7',
  build: 'plain free-threaded',
  gil: false,
  cores: 2,
  params: { worker: 'thread', workers: 4 },
  metric: 'ready',
  unit: 'us',
  median: 54.3,
  min: 48,
  max: 104,
  n: 290,
  date: '2026-11-21',
};
const rows = [row, { ...row, params: { worker: 'thread', workers: 8 } }];

describe('a row', () => {
  test('is picked by metric and parameters', () => {
    expect(pickRow(rows, { file: 'f', metric: 'ready', params: { workers: 8 } })).toBe(rows[1]);
  });

  test('must be the only one', () => {
    expect(() => pickRow(rows, { file: 'f', metric: 'ready', params: { worker: 'thread' } })).toThrow(
      'f: 2 rows have ready',
    );
    expect(() => pickRow(rows, { file: 'f', metric: 'ready', params: { worker: 'x' } })).toThrow('"workers":4');
    expect(() => pickRow(rows, { file: 'f', metric: 'lost', params: {} })).toThrow('ready');
  });

  test('names its build', () => {
    expect(buildOf(row)).toBe('3.14.7 free-threaded');
  });
});

test.for([
  [54.346, 'us', '54 µs'],
  [1.786, 'us', '1.8 µs'],
  [53755, 'us', '54 ms'],
  [2_500_000, 'us', '2.5 s'],
  [0.0198, 'us', '20 ns'],
  [0.988, 'x', '0.99×'],
  [75.8, 'x', '76×'],
  [0.531, 's', '530 ms'],
  [10, 'MiB', '10 MiB'],
  [12.89, 'MiB', '13 MiB'],
  [157, 'KiB', '160 KiB'],
] as const)('%d %s is shown as %s', ([value, unit, text]) => {
  expect(quantity(value, unit)).toBe(text);
});

test('quantities compare in one unit', () => {
  expect(inBaseUnit(2, 'MiB')).toBe(inBaseUnit(2048, 'KiB'));
  expect(inBaseUnit(1500, 'us')).toBeCloseTo(0.0015);
  expect(() => inBaseUnit(1, 'parsec')).toThrow('parsec');
});
