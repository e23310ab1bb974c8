import { expect, test } from 'vitest';
import { basePath } from '../../../config/basePath.mjs';

test.for([
  [undefined, '/'],
  ['', '/'],
  ['/', '/'],
  ['gilded', '/gilded/'],
  ['/gilded', '/gilded/'],
  ['gilded/', '/gilded/'],
  ['/a/b/', '/a/b/'],
  ['//', '/'],
] as const)('%s is the base path %s', ([written, base]) => {
  expect(basePath(written)).toBe(base);
});
