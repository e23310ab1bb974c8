import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { indent, newLine, outdent, rangeOfLine, type Edit } from '../../../src/components/runner/editor/keys.ts';

const applied = (text: string, { start, end, text: put }: Edit): string => text.slice(0, start) + put + text.slice(end);

/** A text with one selection, written as `a[b]c`. */
const after = (text: string, edit: Edit | undefined): string => {
  if (!edit) return 'nothing';
  const now = applied(text, edit);
  const { selectStart: a, selectEnd: b } = edit;
  return `${now.slice(0, a)}[${now.slice(a, b)}]${now.slice(b)}`;
};

describe('keys', () => {
  test('Tab goes to the next stop, or moves the lines of the selection', () => {
    expect(after('ab', indent('ab', 2, 2))).toBe('ab  []');
    expect(after('a\nb\n\nc', indent('a\nb\n\nc', 2, 6))).toBe('a\n[    b\n\n    c]');
  });

  test('Shift and Tab take back what Tab gave', () => {
    expect(after('    ab', outdent('    ab', 5, 5))).toBe('a[]b');
    expect(after('ab', outdent('ab', 1, 1))).toBe('nothing');
    expect(after('x\n    a\n  b', outdent('x\n    a\n  b', 4, 9))).toBe('x\n[a\nb]');
  });

  test('Enter keeps the depth, and goes one step deeper behind a colon', () => {
    expect(after('  a', newLine('  a', 3, 3))).toBe('  a\n  []');
    expect(after('if x:  # why', newLine('if x:  # why', 12, 12))).toBe('if x:  # why\n    []');
  });

  test('every edit lies inside of the text, and its selection inside of what comes of it', () => {
    const inside = fc.string({ unit: fc.constantFrom('a', ' ', '\n', ':', '\t') }).chain((text) =>
      fc.tuple(fc.constant(text), fc.nat(text.length), fc.nat(text.length)).map(([text, a, b]) => ({
        text,
        start: Math.min(a, b),
        end: Math.max(a, b),
      })),
    );
    fc.assert(
      fc.property(inside, ({ text, start, end }) => {
        for (const edit of [indent(text, start, end), outdent(text, start, end), newLine(text, start, end)]) {
          if (!edit) continue;
          const { length } = applied(text, edit);
          expect(edit.start).toBeLessThanOrEqual(edit.end);
          expect(edit.end).toBeLessThanOrEqual(text.length);
          expect(edit.selectStart).toBeLessThanOrEqual(edit.selectEnd);
          expect(edit.selectEnd).toBeLessThanOrEqual(length);
        }
      }),
    );
  });
});

test('a line is found by its number', () => {
  expect(rangeOfLine('ab\n\ncd', 1)).toEqual([0, 2]);
  expect(rangeOfLine('ab\n\ncd', 2)).toEqual([3, 3]);
  expect(rangeOfLine('ab\n\ncd', 3)).toEqual([4, 6]);
  expect(rangeOfLine('ab', 9)).toEqual([2, 2]);
});
