import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  answer,
  mostQuestions,
  onlyRouteTo,
  places,
  prune,
  questionOf,
  routes,
  trailTo,
  walk,
  type Step,
} from '../../../src/components/wizard/tree/walk.ts';
import { outline } from '../../../src/components/wizard/tree/outline.ts';
import { anyAnswers, anyTree, treeOf } from './trees.ts';

const small = treeOf({
  work: { waiting: 'code', computing: 'busy' },
  code: { async: 'asyncio', sync: 'thread-pool' },
  busy: { python: 'process-pool', native: 'threads' },
});

const toAnswers = (route: readonly Step[]) =>
  Object.fromEntries(route.map(({ question, answer }) => [question, answer]));

describe('walk', () => {
  test('replays answers from the start to the place they lead to', () => {
    expect(walk(small, { work: 'waiting', code: 'sync' })).toEqual({
      trail: [
        { question: 'work', answer: 'waiting' },
        { question: 'code', answer: 'sync' },
      ],
      place: 'thread-pool',
    });
  });

  test('stops at the first question without an answer', () => {
    expect(walk(small, { code: 'sync' }).place).toBe('work');
  });

  test.for(['constructor', '__proto__', 'toString', 'hasOwnProperty'])('does not take %s for an answer', (made) => {
    expect(walk(small, { work: made }).place).toBe('work');
  });

  test('refuses a tree that asks a question twice', () => {
    const round = treeOf({ a: { on: 'b' }, b: { back: 'a' } });
    expect(() => walk(round, { a: 'on', b: 'back' })).toThrow('twice');
    expect(() => routes(round)).toThrow('twice');
  });
});

describe('answering', () => {
  test('leads to the next question', () => {
    expect(answer(small, {}, 'work', 'waiting')).toEqual({ answers: { work: 'waiting' }, place: 'code' });
  });

  test('again drops the answers that no longer fit', () => {
    expect(answer(small, { work: 'waiting', code: 'sync' }, 'work', 'computing')).toEqual({
      answers: { work: 'computing' },
      place: 'busy',
    });
  });

  test('again keeps the later answers that still fit', () => {
    const before = { work: 'computing', busy: 'python', item: 'big', constraints: 'interpreters' };
    expect(answer(outline, before, 'item', 'groupable')).toEqual({
      answers: { ...before, item: 'groupable' },
      place: 'interpreter-pool',
    });
  });

  test('a question that the answers do not lead to goes on from there without a trail', () => {
    expect(answer(small, {}, 'busy', 'python')).toEqual({ answers: {}, place: 'process-pool' });
  });

  test('from any state changes just the answer that was meant', () => {
    fc.assert(
      fc.property(
        anyTree.chain((tree) => fc.tuple(fc.constant(tree), fc.constantFrom(...routes(tree)), fc.nat())),
        ([tree, route, which]) => {
          const step = route[which % route.length];
          if (!step) return;
          const given = Object.keys(questionOf(tree, step.question)?.answers ?? {});
          for (const again of given) {
            const after = answer(tree, toAnswers(route), step.question, again);
            expect(after.answers[step.question]).toBe(again);
            expect(walk(tree, after.answers).place).toBe(after.place);
            for (const { question, answer: kept } of trailTo(tree, after.answers, step.question)) {
              expect(toAnswers(route)[question]).toBe(kept);
            }
          }
        },
      ),
    );
  });
});

describe('the engine on any tree', () => {
  test('every route ends in a leaf and every place is on a route', () => {
    fc.assert(
      fc.property(anyTree, (tree) => {
        const all = routes(tree);
        for (const route of all) expect(questionOf(tree, walk(tree, toAnswers(route)).place)).toBeUndefined();
        const met = new Set(
          all.flatMap((route) => [...route.map(({ question }) => question), walk(tree, toAnswers(route)).place]),
        );
        expect(new Set(places(tree))).toEqual(met);
      }),
    );
  });

  test('the most questions still to come is the longest of the routes', () => {
    fc.assert(
      fc.property(anyTree, (tree) => {
        expect(mostQuestions(tree, tree.start)).toBe(Math.max(...routes(tree).map((route) => route.length)));
      }),
    );
  });

  test('pruned answers lead to the same place and are pruned for good', () => {
    fc.assert(
      fc.property(
        anyTree.chain((tree) => fc.tuple(fc.constant(tree), anyAnswers(tree))),
        ([tree, answers]) => {
          const kept = prune(tree, answers);
          expect(walk(tree, kept).place).toBe(walk(tree, answers).place);
          expect(prune(tree, kept)).toEqual(kept);
        },
      ),
    );
  });

  test('the only route to a place leads there', () => {
    fc.assert(
      fc.property(anyTree, (tree) => {
        for (const place of places(tree)) {
          const only = onlyRouteTo(tree, place);
          if (only) expect(walk(tree, only).place).toBe(place);
        }
      }),
    );
  });
});

describe('the tree of the site', () => {
  test('has 14 questions and 22 leaves, and asks at most four', () => {
    const ids = places(outline);
    expect(ids.filter((id) => questionOf(outline, id))).toHaveLength(14);
    expect(ids.filter((id) => !questionOf(outline, id))).toHaveLength(22);
    expect(mostQuestions(outline, 'work')).toBe(4);
  });

  test('a question on several routes has no only route', () => {
    expect(onlyRouteTo(outline, 'constraints')).toBeUndefined();
    expect(onlyRouteTo(outline, 'libraries')).toEqual({ work: 'waiting', code: 'async' });
  });

  /** What the sheet says must happen, written a second time: later answers stay for as long as the route asks them. */
  const expected = (answers: Readonly<Record<string, string>>, changed: string, given: string): string => {
    let place = outline.questions[changed]?.answers[given]?.next ?? '';
    for (;;) {
      const next = outline.questions[place]?.answers[answers[place] ?? '']?.next;
      if (next === undefined) return place;
      place = next;
    }
  };

  test('changing any answer from any state gives the recommendation of the new answers, never an old one', () => {
    let states = 0;
    for (const route of routes(outline)) {
      for (let length = 1; length <= route.length; length += 1) {
        const before = toAnswers(route.slice(0, length));
        for (const { question } of route.slice(0, length)) {
          for (const given of Object.keys(questionOf(outline, question)?.answers ?? {})) {
            const after = answer(outline, before, question, given);
            const place = expected(before, question, given);
            // Not expect() each time: it would take most of the minute.
            if (after.place !== place || walk(outline, after.answers).place !== place) {
              expect.fail(`${JSON.stringify(before)}, ${question} changed to ${given}: ${after.place}, not ${place}`);
            }
            states += 1;
          }
        }
      }
    }
    expect(states).toBeGreaterThan(1000);
  });
});
