import { expect, test } from 'vitest';
import { readHeaderRules } from '../../../scripts/serve.ts';

test('a headers file is read by path, with what a later rule takes back', () => {
  const rules = readHeaderRules('/*\n  A: 1\n  B: x: y\n/embed/*\n  ! A\n  A: 2\n');
  expect(rules).toEqual([
    { prefix: '/', headers: { A: '1', B: 'x: y' }, drops: [] },
    { prefix: '/embed/', headers: { A: '2' }, drops: ['A'] },
  ]);
});
