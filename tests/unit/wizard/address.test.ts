import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  anotherPart,
  mostParts,
  placeBefore,
  placeOfPath,
  printAddress,
  printQuery,
  readAnswers,
  readPosition,
  returnTo,
  startAt,
  type Part,
  type Position,
} from '../../../src/components/wizard/tree/address.ts';
import { oldestPythons, optionIds } from '../../../src/components/wizard/tree/options.ts';
import { outline } from '../../../src/components/wizard/tree/outline.ts';
import { leafIds } from '../../../src/components/wizard/tree/structure.ts';
import { tree } from '../../../src/components/wizard/tree/tree.ts';
import { prune, routes, walk } from '../../../src/components/wizard/tree/walk.ts';
import { anyAnswers, anyTree } from './trees.ts';

const root = '/gilded/choose/';

const anyPart: fc.Arbitrary<Part> = fc
  .record({
    route: fc.constantFrom(...routes(outline)),
    options: fc.subarray([...optionIds]),
    python: fc.constantFrom(undefined, ...oldestPythons),
  })
  .map(({ route, options, python }) => {
    const answers = Object.fromEntries(route.map(({ question, answer }) => [question, answer]));
    return { place: walk(outline, answers).place, answers, options, ...(python === undefined ? {} : { python }) };
  });

const anyPosition: fc.Arbitrary<Position> = fc
  .tuple(anyPart, fc.array(anyPart, { maxLength: 3 }))
  .map(([part, parts]) => ({ ...part, parts }));

const reread = (address: string): Position => {
  const [path = '', query = ''] = address.split('?');
  return readPosition(outline, placeOfPath(root, path) ?? 'nowhere', query);
};

describe('an address', () => {
  test('survives the round trip, options, version and other parts with it', () => {
    fc.assert(
      fc.property(anyPosition, (position) => {
        expect(reread(printAddress(outline, root, position))).toEqual(position);
      }),
      { numRuns: 500 },
    );
  });

  test('survives the round trip for any tree and any answers', () => {
    fc.assert(
      fc.property(
        anyTree.chain((any) => fc.tuple(fc.constant(any), anyAnswers(any))),
        ([any, answers]) => {
          const query = printQuery(any, { answers, options: [], parts: [] });
          expect(prune(any, readAnswers(any, query))).toEqual(prune(any, answers));
        },
      ),
    );
  });

  /** Addresses as they arrive: cut off, doubled, encoded twice, with a stranger's text in them. */
  const mangled = fc
    .tuple(
      anyPosition.map((position) => printQuery(outline, position)),
      fc.string({ maxLength: 40 }),
      fc.nat(),
      fc.constantFrom('insert', 'cut', 'double', 'encode', 'replace'),
    )
    .map(([query, junk, at, how]) => {
      const place = query.length === 0 ? 0 : at % query.length;
      if (how === 'cut') return query.slice(0, place);
      if (how === 'double') return query + query;
      if (how === 'encode') return encodeURIComponent(query);
      if (how === 'replace')
        return query.replace(/[a-z]+/g, (word, offset: number) => (offset % 3 === at % 3 ? junk : word));
      return query.slice(0, place) + junk + query.slice(place);
    });

  test('of any text is read without an error, and nothing of a stranger is taken: 10,000 mangled ones', () => {
    const known = new Set<string>([...leafIds, ...Object.keys(tree.questions)]);
    const isFine = (part: Part): boolean =>
      Object.entries(part.answers).every(([question, answer]) =>
        Object.hasOwn(tree.questions[question]?.answers ?? {}, answer),
      ) &&
      part.options.every((option) => optionIds.includes(option)) &&
      new Set(part.options).size === part.options.length &&
      (part.python === undefined || (oldestPythons as readonly number[]).includes(part.python));
    fc.assert(
      fc.property(
        fc.constantFrom(...known),
        fc.oneof(
          { weight: 6, arbitrary: mangled },
          { weight: 1, arbitrary: fc.string({ maxLength: 5000 }) },
          { weight: 1, arbitrary: fc.webQueryParameters() },
        ),
        (place, query) => {
          const position = readPosition(outline, place, query);
          // What it says of itself can be read again, and says the same.
          const again = JSON.stringify(reread(printAddress(outline, root, position)));
          return (
            isFine(position) &&
            position.parts.length <= mostParts &&
            position.parts.every((part) => isFine(part) && (leafIds as readonly string[]).includes(part.place)) &&
            again === JSON.stringify(position)
          );
        },
      ),
      { numRuns: 10_000 },
    );
  }, 60_000);

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

  test.for([
    ['?with=retry&with=retry', ['retry'], undefined],
    ['?with=retry&with=in-order', ['in-order', 'retry'], undefined],
    ['?with=retry,in-order&python=3.9', [], undefined],
    ['?with=__proto__&python=3.12', [], 12],
    ['?python=12', [], undefined],
  ] as const)('%s wishes for %j and %s', ([query, options, python]) => {
    const position = readPosition(outline, 'thread-pool', query);
    expect(position.options).toEqual(options);
    expect(position.python).toBe(python);
  });

  test('whose answers lead elsewhere keeps its path and drops them', () => {
    expect(readPosition(tree, 'busy', '?work=waiting')).toEqual(startAt('busy'));
    expect(readPosition(tree, 'asyncio', '?work=waiting&code=sync&calls=hundreds')).toEqual(startAt('asyncio'));
  });

  test('of an earlier question keeps the later answers', () => {
    const answers = { work: 'waiting', code: 'sync' };
    expect(readPosition(tree, 'work', '?work=waiting&code=sync')).toEqual(startAt('work', answers));
  });

  test('is written in the order of the route', () => {
    const answers = { code: 'sync', work: 'waiting' };
    expect(printQuery(tree, { answers, options: ['retry'], python: 12, parts: [] })).toBe(
      '?work=waiting&code=sync&with=retry&python=3.12',
    );
    expect(printQuery(tree, startAt('work'))).toBe('');
  });

  test('has keys for wishes that are no questions', () => {
    for (const key of ['with', 'python', 'also']) expect(Object.keys(tree.questions)).not.toContain(key);
  });

  test('names the question before it on the route', () => {
    const answers = { work: 'computing', busy: 'native', 'threads-help': 'no' };
    expect(placeBefore(outline, startAt('constraints', answers))).toBe('threads-help');
    expect(placeBefore(outline, startAt('work', answers))).toBeUndefined();
    expect(placeBefore(outline, startAt('constraints'))).toBeUndefined();
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

describe('another part of the program', () => {
  const reading: Position = {
    ...startAt('thread-pool', { work: 'waiting', code: 'sync', calls: 'hundreds' }),
    options: ['retry'],
  };

  test('starts again and keeps what was settled', () => {
    const next = anotherPart(outline, reading);
    expect(next.place).toBe('work');
    expect(next.answers).toEqual({});
    const { parts, ...part } = reading;
    expect(next.parts).toEqual([...parts, part]);
  });

  test('can be gone back to, the others staying', () => {
    const computing: Position = {
      ...anotherPart(outline, reading),
      place: 'do-less',
      answers: { work: 'computing', busy: 'unprofiled' },
    };
    const back = returnTo(computing, 0);
    expect(back).toMatchObject({ place: 'thread-pool', options: ['retry'] });
    expect(back.parts.map(({ place }) => place)).toEqual(['do-less']);
    expect(returnTo(back, 0)).toMatchObject({ place: 'do-less' });
  });

  test('forgets the oldest where there are too many', () => {
    let position = reading;
    for (let count = 0; count < mostParts + 3; count += 1)
      position = { ...anotherPart(outline, position), ...reading, parts: anotherPart(outline, position).parts };
    expect(position.parts).toHaveLength(mostParts);
  });
});
