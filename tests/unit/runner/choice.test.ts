import fc from 'fast-check';
import { expect, test } from 'vitest';
import { readKept, type Listed } from '../../../src/components/runner/playground/choice.ts';
import { defaultSettings } from '../../../src/components/runner/settings.ts';

const listed: readonly Listed[] = [{ path: '/samples/gil/a.py', name: 'a.py' }];
const fresh = { choice: '/samples/gil/a.py', settings: defaultSettings };

test('an earlier visit comes back', () => {
  const settings = { clock: 'virtual', preemption: 'off', seed: 7, timeLimit: 30 } as const;
  expect(readKept(JSON.stringify({ choice: 'own', settings }), listed, '/samples/gil/a.py')).toEqual({
    choice: 'own',
    settings,
  });
});

test('a program that is gone, or anything else, becomes a first visit', () => {
  expect(readKept('{"choice":"/samples/gil/gone.py"}', listed, '/samples/gil/a.py')).toEqual(fresh);
  expect(readKept('{"choice":["own"],"settings":{"seed":"7"}}', listed, '/samples/gil/a.py')).toEqual(fresh);
  fc.assert(
    fc.property(fc.oneof(fc.string(), fc.json(), fc.constant(null)), (text) => {
      expect(readKept(text, listed, '/samples/gil/a.py')).toEqual(fresh);
    }),
  );
});
