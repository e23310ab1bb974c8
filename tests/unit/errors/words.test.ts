import { describe, expect, test } from 'vitest';
import {
  isMessage,
  messageParts,
  shortTitle,
  spelledOn,
  spellingsOf,
  versionsOf,
} from '../../../src/components/errors/catalogue.ts';
import { excerptOf } from '../../../src/components/errors/excerpt.ts';
import { firstOf, type ErrorMatch } from '../../../src/components/errors/findErrors.ts';
import { citedIn, proseParts } from '../../../src/components/prose/inline.ts';
import { lastMessage } from '../../../src/components/search/lastMessage.ts';
import { inWords } from '../../../src/components/search/search.ts';
import type { ErrorEntry, ErrorMessage } from '../../../src/content.schemas.ts';

const message = (said: Partial<ErrorMessage>): ErrorMessage => ({ frames: [], with: [], general: false, ...said });
const entry = (said: Partial<ErrorEntry>): ErrorEntry => ({ symptom: 'error', messages: [], ...said }) as ErrorEntry;

describe('a title', () => {
  test('is a message where one of the texts says it', () => {
    const texts = [message({ text: 'concurrent.futures._base.InvalidStateError: FINISHED: <Future at {address}>' })];
    expect(isMessage({ title: 'InvalidStateError: FINISHED: <Future at …>', messages: texts })).toBe(true);
    expect(isMessage({ title: 'A future is set twice', messages: texts })).toBe(false);
    expect(isMessage({ title: 'A program hangs', messages: [] })).toBe(false);
  });

  test('loses the type of the exception where room is narrow', () => {
    expect(shortTitle("RuntimeError: can't start new thread")).toBe("can't start new thread");
    expect(shortTitle('queue.Empty')).toBe('queue.Empty');
  });
});

describe('the spellings of an entry', () => {
  test('name their versions', () => {
    expect(spelledOn(message({ since: '3.13' }))).toBe('3.13 and later');
    expect(spelledOn(message({ until: '3.12' }))).toBe('up to 3.12');
    expect(spelledOn(message({ since: '3.11', until: '3.13' }))).toBe('3.11 to 3.13');
    expect(spelledOn(message({ since: '3.13', until: '3.13' }))).toBe('3.13');
    expect(spelledOn(message({}))).toBeUndefined();
  });

  test('are listed once each, and not where they say what the title says', () => {
    const one = message({ text: 'E: {name} is gone' });
    expect(spellingsOf(entry({ title: 'E: … is gone', messages: [one, one] }))).toEqual([]);
    expect(spellingsOf(entry({ title: 'Gone', messages: [one, one] }))).toEqual([
      { text: 'E: {name} is gone', note: '' },
    ]);
    expect(spellingsOf(entry({ title: 'Gone', symptom: 'hang', messages: [one] }))).toEqual([]);
    const other = message({ text: 'E: lost', since: '3.14', notRun: 'Only Windows prints it, it is said.' });
    expect(spellingsOf(entry({ title: 'Gone', messages: [other] }))).toEqual([
      { text: 'E: lost', note: 'Python 3.14 and later · not seen in our runs' },
    ]);
  });

  test('part at their holes', () => {
    expect(messageParts('a {name} b')).toEqual([
      { hole: false, text: 'a ' },
      { hole: true, text: 'name' },
      { hole: false, text: ' b' },
    ]);
  });
});

test('versions run from the first to the last', () => {
  expect(versionsOf({ from: '3.13', to: '3.15' })).toEqual(['3.13', '3.14', '3.15']);
});

describe('an excerpt', () => {
  const lines = Array.from({ length: 100 }, (_, index) => `line ${index + 1}`);

  test('shows what was found, with two lines on either side', () => {
    expect(excerptOf(lines, [9, 9]).map(({ number, found }) => [number, found])).toEqual([
      [8, false],
      [9, false],
      [10, true],
      [11, false],
      [12, false],
    ]);
    expect(excerptOf(lines, [0, 0])[0]).toEqual({ number: 1, text: 'line 1', found: true });
  });

  test('of a long stretch shows both ends, of a long line the beginning', () => {
    expect(excerptOf(lines, [10, 80]).map(({ number }) => number)).toEqual([9, 10, 11, 12, 80, 81, 82, 83]);
    expect(excerptOf(['x'.repeat(1000)], [0, 0])[0]?.text).toHaveLength(301);
  });
});

describe('what is searched for', () => {
  test('where no pattern fits is the last line that reads like an exception', () => {
    expect(lastMessage('Traceback:\n  File\nValueError: no\n\nbye\n')).toBe('ValueError: no');
    expect(lastMessage('it hangs\n')).toBe('it hangs');
    expect(lastMessage('')).toBe('');
  });

  test('of a long text is the same, of a short one all of it', () => {
    expect(inWords(' my pool hangs ')).toBe('my pool hangs');
    expect(inWords(`${'File x '.repeat(60)}raise A\nValueError: no`)).toBe('ValueError: no');
    expect(inWords('x'.repeat(500))).toHaveLength(160);
  });

  test('the sure matches come alone; without any, the likeliest', () => {
    const match = (whole: boolean, score: number) => ({ whole, score }) as ErrorMatch;
    expect(firstOf([match(true, 9), match(false, 8)])).toEqual([match(true, 9)]);
    expect(firstOf([5, 4, 3, 2].map((score) => match(false, score)))).toHaveLength(3);
  });
});

describe('a paragraph of our data', () => {
  test('parts at code, links and sources', () => {
    expect(proseParts('See `a[0](/x/)`, [the `GIL`](/understand/gil/) [@docs-queue].')).toEqual([
      { code: false, text: 'See ' },
      { code: true, text: 'a[0](/x/)' },
      { code: false, text: ', ' },
      {
        path: '/understand/gil/',
        label: [
          { code: false, text: 'the ' },
          { code: true, text: 'GIL' },
        ],
      },
      { code: false, text: ' ' },
      { cite: 'docs-queue' },
      { code: false, text: '.' },
    ]);
    expect(citedIn('a [@b] c [@d]')).toEqual(['b', 'd']);
  });
});
