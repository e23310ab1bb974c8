import { expect, test } from 'vitest';
import { inlineParts, plain } from '../../../src/components/prose/inline.ts';
import { readingTime, wordCount } from '../../../src/components/starlight/readingTime.ts';

test('backticks part words from code', () => {
  expect(inlineParts('use `with lock:` here')).toEqual([
    { code: false, text: 'use ' },
    { code: true, text: 'with lock:' },
    { code: false, text: ' here' },
  ]);
  expect(plain('use `with lock:` here')).toBe('use with lock: here');
});

test('reading time counts what is read', () => {
  const body = 'import Sample from \'../x.astro\';\n\nOne [two](/three/four/) <Sample file="a/b.py" /> three.';
  expect(wordCount(body)).toBe(3);
  expect(readingTime(body)).toBe(1);
  expect(readingTime('word '.repeat(800))).toBe(4);
});
