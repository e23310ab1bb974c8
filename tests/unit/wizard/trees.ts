import fc from 'fast-check';
import type { Questions } from '../../../src/components/wizard/tree/define.ts';

/** A question tree from ids alone: `question: { answer: next }`, the first question being the start. */
export const treeOf = (shape: Readonly<Record<string, Readonly<Record<string, string>>>>): Questions => ({
  start: Object.keys(shape)[0] ?? '',
  questions: Object.fromEntries(
    Object.entries(shape).map(([id, answers]) => [
      id,
      {
        ask: `${id}?`,
        why: 'because',
        answers: Object.fromEntries(
          Object.entries(answers).map(([answer, next]) => [answer, { label: answer, consequence: 'so', next }]),
        ),
      },
    ]),
  ),
});

/** Trees without cycles of up to eight questions: every answer leads to a later question or to one of five leaves. */
export const anyTree: fc.Arbitrary<Questions> = fc
  .integer({ min: 1, max: 8 })
  .chain((size) =>
    fc
      .tuple(
        ...Array.from({ length: size }, (_, index) =>
          fc.array(fc.integer({ min: index + 1, max: size + 4 }), { minLength: 1, maxLength: 4 }),
        ),
      )
      .map((nexts) =>
        treeOf(
          Object.fromEntries(
            nexts.map((answers, index) => [
              `q${index}`,
              Object.fromEntries(
                answers.map((next, answer) => [`a${answer}`, next < size ? `q${next}` : `leaf${next - size}`]),
              ),
            ]),
          ),
        ),
      ),
  );

/** Answers of a tree as a reader, or a stranger, may leave them: right ones, made-up ones, ones off the route. */
export const anyAnswers = (tree: Questions): fc.Arbitrary<Record<string, string>> =>
  fc.dictionary(
    fc.oneof(fc.constantFrom(...Object.keys(tree.questions), 'constructor', '__proto__', 'toString'), fc.string()),
    fc.oneof(fc.constantFrom('a0', 'a1', 'a2', 'a3', 'waiting', 'sync', 'constructor'), fc.string()),
  );
