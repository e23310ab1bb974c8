import { globSync, readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { publish } from '../../../src/components/wizard/tree/schema.ts';
import { tree } from '../../../src/components/wizard/tree/tree.ts';
import { bumpFor, countsUp, type Versioned } from '../../../src/components/wizard/tree/versions.ts';

const files = globSync('src/components/wizard/tree/releases/*.json').sort((a, b) =>
  a.localeCompare(b, 'en', { numeric: true }),
);
const released = files.map((file) => JSON.parse(readFileSync(file, 'utf8')) as Versioned);
const now = publish(tree, './tree.schema.json');

test('the tree counts up from the last released copy as its changes ask', () => {
  const last = released.at(-1);
  if (!last) throw new Error('no copy was ever released');
  const bump = bumpFor(last, now);
  expect(
    countsUp(last.version, now.version, bump),
    `${last.version} to ${now.version} with ${bump} changes; npm run release:tree keeps a copy`,
  ).toBe(true);
});

test('the released copies count up from one another', () => {
  for (const [index, copy] of released.entries()) {
    const before = released[index - 1];
    if (before) expect(countsUp(before.version, copy.version, bumpFor(before, copy))).toBe(true);
  }
});

const copy = (): typeof now => structuredClone(now);

describe('what a change asks', () => {
  test('nothing, without one', () => {
    expect(bumpFor(now, copy())).toBe('none');
  });

  test.for([
    [
      'an answer leads elsewhere',
      (tree: typeof now) => Object.assign(tree.questions['work']!.answers['waiting']!, { next: 'busy' }),
      'major',
    ],
    ['an answer is gone', (tree: typeof now) => delete tree.questions['work']!.answers['both'], 'major'],
    ['an option is gone', (tree: typeof now) => delete tree.options['retry'], 'major'],
    [
      'a leaf has another runner-up',
      (tree: typeof now) => Object.assign(tree.leaves['thread-pool']!.runnerUp!, { leaf: 'do-less' }),
      'major',
    ],
    [
      'an answer is added',
      (tree: typeof now) =>
        Object.assign(tree.questions['work']!.answers, { more: { label: 'x', consequence: 'x', next: 'measure' } }),
      'minor',
    ],
    ['an option is added', (tree: typeof now) => Object.assign(tree.options, { more: 'x' }), 'minor'],
    ['words change', (tree: typeof now) => Object.assign(tree.questions['work']!, { ask: 'x' }), 'patch'],
  ] as const)('%s', ([, change, bump]) => {
    const after = copy();
    change(after);
    expect(bumpFor(now, after)).toBe(bump);
  });

  test.for([
    ['1.0.0', '2.0.0', 'major', true],
    ['1.0.0', '1.1.0', 'major', false],
    ['1.2.3', '1.3.0', 'minor', true],
    ['1.2.3', '2.0.0', 'minor', true],
    ['1.2.3', '1.2.4', 'minor', false],
    ['1.2.3', '1.2.4', 'patch', true],
    ['1.2.3', '1.2.3', 'patch', false],
    ['1.2.3', '1.2.3', 'none', true],
    ['1.2.3', '1.2.2', 'patch', false],
  ] as const)('from %s to %s is enough for %s: %s', ([before, after, bump, enough]) => {
    expect(countsUp(before, after, bump)).toBe(enough);
  });
});
