import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { FromWorker } from '../../../src/components/runner/protocol.ts';
import { readMessage } from '../../../src/components/runner/readMessage.ts';
import { loaded, outcome } from './runs.ts';

const known: readonly FromWorker[] = [
  { type: 'progress', receivedBytes: 0, totalBytes: 10 },
  { type: 'ready', python: '3.14.2' },
  { type: 'ready', python: '3.14.2', loaded },
  { type: 'output', run: 1, pieces: [{ stream: 'stderr', text: 'oh' }] },
  { type: 'input', run: 1 },
  { type: 'done', run: 1, outcome },
  { type: 'failed', failure: { reason: 'crash', detail: '' } },
];

test.for(known)('a message of type $type is read as it is', (message) => {
  expect(readMessage(message)).toBe(message);
});

test.for([
  null,
  'done',
  {},
  { type: 'constructor' },
  { type: ['done'] },
  { type: 'done', run: 1 },
  { type: 'done', run: 1, outcome: { ...outcome, cut: '0' } },
  { type: 'done', run: 1, outcome: { ...outcome, notes: [1] } },
  { type: 'output', run: 1, pieces: [{ stream: 'paper', text: '' }] },
  { type: 'output', run: 1, pieces: 'text' },
  { type: 'output', run: 'x', pieces: [] },
  { type: 'ready', python: '3.14.2', loaded: { module: {}, stdlib: loaded.stdlib } },
  { type: 'progress', receivedBytes: NaN, totalBytes: 1 },
  { type: 'failed', failure: 'crash' },
  { type: 'failed', failure: { reason: 'constructor', detail: '' } },
  { type: 'done', run: 1, outcome: { ...outcome, ending: 'constructor' } },
  { type: 'done', run: 1, outcome: { ...outcome, line: {} } },
  { type: 'done', run: 1, outcome: { ...outcome, exception: 1 } },
])('%j is not taken for a message', (made) => {
  expect(readMessage(made)).toBeUndefined();
});

test('nothing that a program may send makes the page fall', () => {
  fc.assert(
    fc.property(fc.anything({ withMap: true, withBigInt: true, withNullPrototype: true }), (made) => {
      expect(() => readMessage(made)).not.toThrow();
    }),
  );
});
