import fc from 'fast-check';
import { expect, test } from 'vitest';
import { changedLines } from '../../../src/components/samples/changedLines.ts';

test.for([
  [['a', 'b'], ['a', 'b'], [], 0],
  [['a', 'b'], ['a', 'x', 'b'], [1], 0],
  [['a', 'b', 'c'], ['a', 'c'], [], 1],
  [['a', 'b', 'c'], ['a', 'x', 'c'], [1], 1],
  [[], ['a'], [0], 0],
  [['a'], [], [], 1],
] as const)('from %j to %j', ([before, after, added, removed]) => {
  expect(changedLines(before, after)).toEqual({ added: new Set(added), removed });
});

test('what is not new stands in the old text in the same order, and counts add up', () => {
  const lines = fc.array(fc.constantFrom('a', 'b', 'c', ''), { maxLength: 30 });
  fc.assert(
    fc.property(lines, lines, (before, after) => {
      const { added, removed } = changedLines(before, after);
      const kept = after.filter((_, index) => !added.has(index));
      let at = 0;
      for (const line of before) if (line === kept[at]) at += 1;
      expect(at).toBe(kept.length);
      expect(before.length - removed).toBe(kept.length);
    }),
  );
});
