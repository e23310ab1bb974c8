import { expect, test } from 'vitest';
import { figures } from '../../src/components/landing/figures.ts';

const run = (date: string, interpreters: string[]) => ({
  digest: 'x',
  date,
  platform: 'Linux',
  cores: 2,
  interpreters,
});

test('figures are counted from the recorded runs', () => {
  expect(figures([run('2026-11-02', ['3.9.1', '3.10.13']), run('2026-11-21', ['3.10.13', '3.13.0'])])).toEqual({
    programs: 2,
    interpreters: ['3.9.1', '3.10.13', '3.13.0'],
    date: '2026-11-21',
  });
});

test('no figure stands before its evidence', () => {
  expect(() => figures([])).toThrow('no recorded run');
});
