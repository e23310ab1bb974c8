import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  placeBefore,
  placeOfPath,
  printAddress,
  printQuery,
  readAnswers,
  readPosition,
} from '../../../src/components/wizard/address.ts';
import { tree } from '../../../src/components/wizard/tree.ts';
import { prune, routes } from '../../../src/components/wizard/walk.ts';
import { anyAnswers, anyTree, wholeTree } from './trees.ts';

const root = '/gilded/choose/';

describe('an address', () => {
  test.for(routes(tree))('survives the round trip: %j', (route) => {
    const answers = Object.fromEntries(route.map(({ question, answer }) => [question, answer]));
    const address = printAddress(tree, root, { place: 'x', answers });
    const [path = '', query = ''] = address.split('?');
    expect(placeOfPath(root, path)).toBe('x');
    expect(readAnswers(tree, query)).toEqual(answers);
  });

  test('survives the round trip for any tree and any answers', () => {
    fc.assert(
      fc.property(
        anyTree.chain((any) => fc.tuple(fc.constant(any), anyAnswers(any))),
        ([any, answers]) => {
          const kept = prune(any, answers);
          expect(prune(any, readAnswers(any, printQuery(any, answers)))).toEqual(kept);
        },
      ),
    );
  });

  test('of any text is read without an error, and only answers of the tree are taken', () => {
    fc.assert(
      fc.property(fc.oneof(fc.string({ maxLength: 7000 }), fc.webQueryParameters()), (query) => {
        for (const [question, answer] of Object.entries(readAnswers(tree, query))) {
          expect(Object.hasOwn(tree.questions, question)).toBe(true);
          expect(Object.hasOwn(tree.questions[question]?.answers ?? {}, answer)).toBe(true);
        }
      }),
      { numRuns: 2000 },
    );
  });

  test.for([
    ['?work=constructor', {}],
    ['?__proto__=waiting', {}],
    ['?work=waiting&work=computing', { work: 'waiting' }],
    ['?work=%E0%A4%A', {}],
    ['?work=<script>', {}],
    ['?WORK=waiting', {}],
    ['?utm_source=x&work=waiting', { work: 'waiting' }],
  ] as const)('%s gives %j', ([query, answers]) => {
    expect(readAnswers(tree, query)).toEqual(answers);
  });

  test('whose answers lead elsewhere keeps its path and drops them', () => {
    expect(readPosition(tree, 'busy', '?work=waiting')).toEqual({ place: 'busy', answers: {} });
    expect(readPosition(tree, 'asyncio', '?work=waiting&code=sync')).toEqual({ place: 'asyncio', answers: {} });
  });

  test('of an earlier question keeps the later answers', () => {
    expect(readPosition(tree, 'work', '?work=waiting&code=sync')).toEqual({
      place: 'work',
      answers: { work: 'waiting', code: 'sync' },
    });
  });

  test('is written in the order of the route', () => {
    expect(printQuery(tree, { code: 'sync', work: 'waiting' })).toBe('?work=waiting&code=sync');
    expect(printQuery(tree, {})).toBe('');
  });

  test('names the question before it on the route', () => {
    const answers = { work: 'computing', busy: 'native', 'threads-help': 'no' };
    expect(placeBefore(wholeTree, { place: 'constraints', answers })).toBe('threads-help');
    expect(placeBefore(wholeTree, { place: 'work', answers })).toBeUndefined();
    expect(placeBefore(wholeTree, { place: 'constraints', answers: {} })).toBeUndefined();
  });

  test.for([
    ['/gilded/choose/code/', 'code'],
    ['/gilded/choose/thread-pool', 'thread-pool'],
    ['/gilded/choose/', undefined],
    ['/elsewhere/code/', undefined],
    ['/gilded/choose/a/b/', undefined],
  ] as const)('the path %s names %s', ([path, place]) => {
    expect(placeOfPath(root, path)).toBe(place);
  });
});
