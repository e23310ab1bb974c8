import { expect, test } from 'vitest';
import { repositoryOf } from '../../src/repository.ts';

test.for([
  ['https://example.org/a/gilded', 'https://example.org/a/gilded'],
  ['https://example.org/a/gilded/', 'https://example.org/a/gilded'],
  ['https://example.org/a/gilded.git', 'https://example.org/a/gilded'],
  ['https://x-access-token:secret@example.org/a/gilded?token=secret', 'https://example.org/a/gilded'],
  ['git@example.org:a/gilded.git', undefined],
  ['javascript:alert(1)', undefined],
  ['', undefined],
  [undefined, undefined],
] as const)('%s is linked as %s', ([written, address]) => {
  expect(repositoryOf(written)).toBe(address);
});
