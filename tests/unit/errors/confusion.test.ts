import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { parse } from 'yaml';
import { errorFinder } from '../../../src/components/errors/findErrors.ts';
import { entries, failures, findErrors, leavesText, minorOf } from './catalogue.ts';

interface Shared {
  /** An entry whose pattern also fits what others' programs print. */
  readonly fits: string;
  /** Those others. */
  readonly of: readonly string[];
  readonly why: string;
}

const shared = parse(readFileSync('tests/unit/errors/shared.yaml', 'utf8')) as readonly Shared[];
const told = failures.filter(leavesText);

/** Whose failures an entry's patterns fit beside its own: the confusion matrix by columns, without what is right. */
const matrix = new Map<string, Set<string>>();
for (const { entry, text } of failures) {
  for (const { error, whole } of findErrors(text).matches) {
    if (error.id === entry.id || !whole) continue;
    matrix.set(error.id, (matrix.get(error.id) ?? new Set()).add(entry.id));
  }
}

describe('what the failing programs printed', () => {
  test.for(told)('$entry.id: $sample on $on is found first', ({ entry, text }) => {
    const { matches } = findErrors(text);
    expect(
      matches.map(({ error }) => error.id).at(0),
      `${text}\nfits ${JSON.stringify(matches.map(({ error, score, whole }) => [error.id, score, whole]))}`,
    ).toBe(entry.id);
    expect(matches[0]?.whole).toBe(true);
  });

  test('fits no other entry, but for those that are listed with a reason', () => {
    const found = Object.fromEntries([...matrix].map(([id, others]) => [id, [...others].sort()]));
    const listed = Object.fromEntries(shared.map(({ fits, of }) => [fits, [...of].sort()]));
    expect(found).toEqual(listed);
    for (const { why } of shared) expect(why).toMatch(/\w+ \w+ \w+/);
    const cells = [...matrix.values()].reduce((sum, others) => sum + others.size, 0);
    console.log(`${told.length} texts of ${entries.length} entries; ${cells} cells off the diagonal, all listed`);
  });
});

describe('messages', () => {
  const rows = entries.flatMap((entry) =>
    entry.messages.map((message, index) => ({ entry, message, name: `${entry.id}, message ${index + 1}` })),
  );

  test.for(rows)('$name: printed where it says so, and only there', ({ entry, message }) => {
    const find = errorFinder([{ ...entry, messages: [message] }]);
    const own = failures.filter(({ entry: { id } }) => id === entry.id);
    const on = own.filter(({ text }) => find(text).matches.some(({ whole }) => whole)).map(({ minor }) => minor);
    if (message.notRun === undefined) expect(on.length, 'no recorded run printed it').toBeGreaterThan(0);
    else expect(on, 'it was printed: notRun is out of date').toEqual([]);
    const [first, last] = [minorOf(message.since ?? '3.0'), minorOf(message.until ?? '3.99')];
    expect(on.filter((minor) => minor < first || minor > last)).toEqual([]);
  });
});
