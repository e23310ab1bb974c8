import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  holds,
  optionsIn,
  parseCondition,
  type Condition,
} from '../../../../src/components/wizard/programs/condition.ts';

const wishes = (options: readonly string[], python = 11) => ({ options: new Set(options), python });

const anyCondition: fc.Arbitrary<Condition> = fc.letrec<{ condition: Condition }>((tie) => ({
  condition: fc.oneof(
    { maxDepth: 4 },
    fc.constantFrom('a', 'b', 'in-order'),
    fc.integer({ min: 11, max: 15 }).map((python) => ({ python })),
    tie('condition').map((not) => ({ not })),
    fc.array(tie('condition'), { minLength: 2, maxLength: 3 }).map((all) => ({ all })),
    fc.array(tie('condition'), { minLength: 2, maxLength: 3 }).map((any) => ({ any })),
  ),
})).condition;

const print = (condition: Condition): string => {
  if (typeof condition === 'string') return condition;
  if ('python' in condition) return `python>=3.${condition.python}`;
  if ('not' in condition) return `not (${print(condition.not)})`;
  if ('all' in condition) return `(${condition.all.map(print).join(' and ')})`;
  return `(${condition.any.map(print).join(' or ')})`;
};

describe('a condition', () => {
  test('reads as Python would: not before and before or', () => {
    const condition = parseCondition('not a and b or in-order');
    expect(holds(condition, wishes(['b']))).toBe(true);
    expect(holds(condition, wishes(['a', 'b']))).toBe(false);
    expect(holds(condition, wishes(['a', 'in-order']))).toBe(true);
  });

  test('knows the oldest Python', () => {
    expect(holds(parseCondition('python>=3.13'), wishes([], 12))).toBe(false);
    expect(holds(parseCondition('python>=3.13'), wishes([], 13))).toBe(true);
  });

  test('printed and read again means the same', () => {
    fc.assert(
      fc.property(
        anyCondition,
        fc.subarray(['a', 'b', 'in-order']),
        fc.integer({ min: 11, max: 15 }),
        (condition, options, python) => {
          expect(holds(parseCondition(print(condition)), wishes(options, python))).toBe(
            holds(condition, wishes(options, python)),
          );
        },
      ),
    );
  });

  test('names its options', () => {
    expect(optionsIn(parseCondition('a and not (b or python>=3.12)'))).toEqual(['a', 'b']);
  });

  test.for(['', 'a and', 'and a', '(a', 'a b', 'a)', 'not', 'A', 'python>=4'])('refuses "%s"', (text) => {
    expect(() => parseCondition(text)).toThrow('is no condition');
  });
});
