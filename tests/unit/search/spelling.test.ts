import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { edits, mend } from '../../../src/components/search/spelling.ts';

const words = [
  'asyncio',
  'deadlock',
  'error',
  'executor',
  'multiprocessing',
  'pool',
  'thread',
  'threadpoolexecutor',
  'timeout',
].sort();

describe('mending', () => {
  test.for([
    ['asyncoi timout errror', 'asyncio timeout error'],
    ['threadpoolexecuter', 'threadpoolexecutor'],
    ['Deadlok', 'deadlock'],
    ['multiproccesing', 'multiprocessing'],
    ['thre', 'thre'],
    ['thread pool', 'thread pool'],
    ['thread pol', 'thread pol'],
    ['xqzvw', ''],
    ['thread xqzvw', 'thread'],
    ['asyncio.wait_for(x)', 'asyncio.wait_for(x)'],
    ['线程池', '线程池'],
    ['0x7f3a', '0x7f3a'],
  ] as const)('%s becomes %s', ([typed, mended]) => {
    expect(mend(typed, words)).toBe(mended);
  });

  test('never touches a query of known words, and never invents one', () => {
    fc.assert(
      fc.property(fc.array(fc.constantFrom(...words), { minLength: 1, maxLength: 5 }), (known) => {
        expect(mend(known.join(' '), words)).toBe(known.join(' '));
      }),
    );
    fc.assert(
      fc.property(fc.string({ maxLength: 300 }), (typed) => {
        for (const word of mend(typed, words).split(' '))
          expect(word === '' || words.includes(word) || typed.includes(word)).toBe(true);
      }),
    );
  });
});

describe('edits', () => {
  test.for([
    ['lock', 'lock', 0],
    ['lock', 'lok', 1],
    ['lock', 'lcok', 1],
    ['lock', 'rock', 1],
    ['asyncio', 'thread', 3],
  ] as const)('%s to %s: %d', ([one, other, count]) => {
    expect(edits(one, other, 2)).toBe(count);
  });

  test('are the same both ways', () => {
    const word = fc.string({ unit: fc.constantFrom('a', 'b', 'c'), maxLength: 7 });
    fc.assert(
      fc.property(word, word, (one, other) => {
        expect(edits(one, other, 9)).toBe(edits(other, one, 9));
      }),
    );
  });
});
