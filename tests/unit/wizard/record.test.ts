import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { leafDataOf } from '../../../src/components/wizard/leafData.ts';
import { printRecord, readRecord } from '../../../src/components/wizard/record.ts';
import { printAddress, startAt, type Part } from '../../../src/components/wizard/tree/address.ts';
import { optionIds } from '../../../src/components/wizard/tree/options.ts';
import { tree } from '../../../src/components/wizard/tree/tree.ts';
import { routes, walk } from '../../../src/components/wizard/tree/walk.ts';

const parts: readonly Part[] = routes(tree).map((route) => {
  const answers = Object.fromEntries(route.map(({ question, answer }) => [question, answer]));
  return { ...startAt(walk(tree, answers).place, answers), parts: undefined };
});

const noTemplate = () => ({ docstring: [], imports: [], lines: [], conditions: [] });

const entryOf = (part: Part) => ({
  part,
  leaf: leafDataOf(tree, part.place, noTemplate),
  link: `https://example.org${printAddress(tree, '/gilded/choose/', { ...part, parts: [] })}`,
});

describe('a decision record', () => {
  test.for(parts)('parsed back yields the same leaf: $place $answers', (part) => {
    const record = printRecord(tree, [entryOf(part)]);
    const [read] = readRecord(tree, record);
    expect(read).toMatchObject({ place: part.place, answers: part.answers });
    for (const [question, answer] of Object.entries(part.answers)) {
      expect(record).toContain(tree.questions[question]?.ask);
      expect(record).toContain(`**${tree.questions[question]?.answers[answer]?.label}**`);
    }
    expect(record).toContain(`Gilded decision tree ${tree.version}`);
  });

  test('of several parts, with options and version, comes back whole', () => {
    const anyPart = fc
      .record({
        part: fc.constantFrom(...parts),
        options: fc.subarray([...optionIds]),
        python: fc.constantFrom(undefined, 12, 14),
      })
      .map(({ part, options, python }): Part => ({
        place: part.place,
        answers: part.answers,
        options,
        ...(python === undefined ? {} : { python }),
      }));
    fc.assert(
      fc.property(fc.array(anyPart, { minLength: 1, maxLength: 4 }), (chosen) => {
        const read = readRecord(tree, printRecord(tree, chosen.map(entryOf)));
        expect(read).toEqual(chosen.map((part) => ({ ...part, parts: [] })));
      }),
    );
  });

  test('says recommendation, runner-up and cautions, those of the options too', () => {
    const part: Part = { ...startAt('thread-pool'), options: ['retry'] };
    const record = printRecord(tree, [entryOf(part)]);
    const leaf = tree.leaves['thread-pool'];
    expect(record).toMatch(/^# Decision: Use a thread pool\n/);
    expect(record).toContain(leaf?.runnerUp?.when);
    for (const { text } of leaf?.cautions ?? []) expect(record).toContain(text);
    expect(record).toContain(leaf?.options['retry']?.caution?.text);
    expect(record).toContain('Chosen without answering the questions.');
  });

  test('of a stranger gives nothing', () => {
    expect(readRecord(tree, 'see <https://example.org/choose/nowhere/> and </choose/work/>')).toEqual([]);
  });
});
