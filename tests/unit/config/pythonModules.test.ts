import { expect, test } from 'vitest';
import { leftOut, moduleGroups } from '../../../config/python/modules.mjs';

const inOrder = (names: readonly string[]) => [...new Set(names)].sort();

test.for(moduleGroups)('sorted, none twice: $reason', ({ names }) => {
  expect(names).toEqual(inOrder(names));
});

test('no module is named in two groups', () => {
  const all = moduleGroups.flatMap(({ names }) => names);
  expect([...all].sort()).toEqual(inOrder(all));
});

test('what is left out belongs to a package that is taken as a whole', () => {
  const packages = moduleGroups.flatMap(({ names }) => names.filter((name) => name.endsWith('.*')));
  expect(leftOut).toEqual(inOrder(leftOut));
  for (const name of leftOut)
    expect(
      packages.some((whole) => name.startsWith(whole.slice(0, -1))),
      name,
    ).toBe(true);
});
