import { expect, test } from 'vitest';
import { outputCap } from '../../../src/components/runner/outputCap.ts';

const capped = (most: number) => {
  const passed: string[] = [];
  return { passed, cap: outputCap(most, (stream, text) => void passed.push(`${stream} ${text}`)) };
};

test('whoever writes, all together stay below the cap, and what is left out is counted', () => {
  const { passed, cap } = capped(10);
  cap.write('stdout', 'abcdef');
  cap.write('stderr', 'ghijklm');
  cap.write('stdout', 'n');
  expect(passed).toEqual(['stdout abcdef', 'stderr ghij']);
  expect(cap.cut()).toBe(4);
});

test('the next run has all of it again', () => {
  const { passed, cap } = capped(2);
  cap.write('stdout', 'abc');
  cap.reset();
  expect(cap.cut()).toBe(0);
  cap.write('stdout', 'de');
  expect(passed).toEqual(['stdout ab', 'stdout de']);
});

test('counts as Python does, and cuts no character in two', () => {
  const { passed, cap } = capped(3);
  cap.write('stdout', 'a🐍b🐍c');
  expect(passed).toEqual(['stdout a🐍b']);
  expect(cap.cut()).toBe(2);
});
