import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { isNative } from '../../../src/components/samples/sidecar.ts';
import { failures, findErrors, leavesText } from './catalogue.ts';

/** Turns a text into what a terminal, a logger or a chat makes of it. */
type Disguise = (text: string) => string;

const perLine =
  (change: (line: string, index: number) => string): Disguise =>
  (text) =>
    text.split('\n').map(change).join('\n');

/** Cuts lines where a terminal of this width would, in the middle of words. */
const wrapped = (width: number): fc.Arbitrary<Disguise> =>
  fc.constant(perLine((line) => line.match(new RegExp(`.{1,${width}}`, 'gu'))?.join('\n') ?? line));

const colour = fc.constantFrom(
  '\x1b[31m',
  '\x1b[0m',
  '\x1b[1;35m',
  '\x1b[38;5;208m',
  '\x1b]8;;file:///x.py\x1b\\',
  '\x1b[K',
);

/** Colours in front of words and at the ends of lines. */
const coloured: fc.Arbitrary<Disguise> = fc
  .array(fc.tuple(fc.nat(7), colour), { minLength: 1, maxLength: 5 })
  .map((colours) => (text: string) => {
    let word = 0;
    return text.replace(/\S+/g, (found) => {
      word += 1;
      const own = colours.filter(([place]) => place === word % 8).map(([, code]) => code);
      return `${own.join('')}${found}${own.length > 0 ? '\x1b[0m' : ''}`;
    });
  });

const stamp = fc.constantFrom(
  (index: number) => `2026-11-22 10:00:0${index % 10},123 ERROR `,
  (index: number) => `2026-11-22T10:00:0${index % 10}.1234567Z `,
  (index: number) => `[2026-11-22 10:00:0${index % 10} +0000] [${70 + index}] [ERROR] `,
  (index: number) => `Nov 22 10:00:0${index % 10} host-1 app[${index}]: `,
  () => 'web-1  | ',
  () => 'app[worker.1]: ',
  () => '> ',
  () => 'E   ',
  () => '  | ',
  () => '    ',
);
const prefixed: fc.Arbitrary<Disguise> = stamp.map((prefix) => perLine((line, index) => prefix(index) + line));

/** The same files elsewhere: other systems, other languages, blanks. */
const moved: fc.Arbitrary<Disguise> = fc
  .constantFrom(
    '/usr/lib/python3.13/',
    'C:\\Program Files\\Python313\\Lib\\',
    '/home/jürgen/Anwendungen (neu)/lib/python3.12/',
    '/用户/王/lib/python3.14/',
    '/opt/very/long/path/that/goes/on/and/on/and/on/lib/python3.11/',
  )
  .map((folder) => (text: string) => text.replaceAll('"lib/', `"${folder}`));

const quoted: fc.Arbitrary<Disguise> = fc.constant((text: string) =>
  text.replace(/'([^'\n]*)'/g, '‘$1’').replace(/(\w)'(\w)/g, '$1’$2'),
);
const ended: fc.Arbitrary<Disguise> = fc.constant((text: string) => text.replaceAll('\n', '\r\n'));
const amid: fc.Arbitrary<Disguise> = fc.constant(
  (text: string) => `INFO: starting up\nINFO: 3 workers\n${text}\nINFO: retrying in 5 s\n`,
);

/** One of each kind or none; wraps before prefixes, as it happens: a terminal wraps what a logger has written. */
const disguise: fc.Arbitrary<Disguise> = fc
  .tuple(
    fc.option(moved),
    fc.option(quoted),
    fc.option(amid),
    // Colours take no room: no terminal cuts one in two.
    fc.option(fc.integer({ min: 40, max: 132 }).chain(wrapped)),
    fc.option(coloured),
    fc.option(prefixed),
    fc.option(ended),
  )
  .map((steps) => (text: string) => steps.reduce((left, step) => (step ? step(left) : left), text));

/** One text an entry and spelling: every disguise on every interpreter's record would be the same again. */
const samples = [
  ...new Map(
    failures.filter(leavesText).map((failure) => [`${failure.entry.id} ${isNative(failure.on)}`, failure]),
  ).values(),
];

describe('a recorded failure is still found first', () => {
  test.for(samples)('$entry.id on $on, whatever terminals, loggers and chats make of it', ({ entry, text }) => {
    fc.assert(
      fc.property(disguise, (change) => {
        const changed = change(text);
        const [best] = findErrors(changed).matches;
        expect(best?.error.id, changed).toBe(entry.id);
      }),
      { numRuns: 40 },
    );
  });

  test('where a form has made one line of it', () => {
    for (const { entry, text } of samples) {
      const [best] = findErrors(text.replace(/\s*\n\s*/g, ' ')).matches;
      expect(best?.error.id, text).toBe(entry.id);
    }
  });
});
