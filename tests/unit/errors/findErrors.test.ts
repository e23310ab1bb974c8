import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { errorFinder, type KnownError } from '../../../src/components/errors/findErrors.ts';
import type { MessagePattern } from '../../../src/components/errors/pattern.ts';
import { readPasted, squeeze } from '../../../src/components/errors/pasted.ts';

const error = (id: string, ...messages: MessagePattern[]): KnownError => ({ id, title: id, description: '', messages });
const find = errorFinder([
  error('loop', { text: 'RuntimeError: {object} is bound to a different event loop' }),
  error('start', { text: "RuntimeError: can't start new thread" }),
  error('empty', { text: '_queue.Empty' }),
  error('result', { text: 'TimeoutError', frames: ['concurrent/futures/_base.py result'] }),
  error('timeout', { text: 'TimeoutError', frames: ['timeouts.py __aexit__'] }),
  error('join', { frames: ['queue.py join'] }),
  error('both', { frames: ['queue.py get', 'thread.py run'] }),
  error('pool', { text: 'BrokenProcessPool: A process was terminated abruptly', with: ['TypeError: missing 1'] }),
  error('pid', { text: 'Warning: This process (pid={number}) is multi-threaded' }),
  error('pickle', { text: "TypeError: cannot pickle '{name}' object" }),
]);
const ids = (text: string): string[] => find(text).matches.map(({ error: { id } }) => id);
const traceback = (...lines: string[]): string => ['Traceback (most recent call last):', ...lines].join('\n');

describe('a pasted text', () => {
  test('keeps its lines, whatever ends them', () => {
    expect(readPasted('a\r\nb\rc\nd').lines).toEqual(['a', 'b', 'c', 'd']);
  });

  test('loses colours, quotes, blanks and capitals', () => {
    expect(readPasted('\x1b[31mCan’t\u00a0 Start\x1b[0m').squeezed).toBe("can'tstart");
    expect(squeeze('“x”  `y`')).toBe('"x"\'y\'');
  });

  test.for([
    ['2026-11-22 10:00:00,123 ERROR app x'.replace(' app', ''), 'x'],
    ['[2026-11-22 10:00:00 +0000] [7] [ERROR] x', 'x'],
    ['Nov 22 10:00:00 host-1 app[12]: x', 'x'],
    ['web-1  | x', 'x'],
    ['E   x', 'x'],
    ['  | x', 'x'],
    ['  +-+---------------- 1 ----------------', '1----------------'],
  ])('loses the prefix of "%s"', ([line = '', left]) => {
    // A host before the program's name is no date: it stays, and does no harm.
    expect(
      readPasted(line)
        .squeezed.replace(/^host-1/, '')
        .replace(/^app\[12\]:/, ''),
    ).toBe(left);
  });

  test('knows the line of every place', () => {
    fc.assert(
      fc.property(fc.array(fc.stringMatching(/^[a-z]{0,9}$/), { minLength: 1, maxLength: 20 }), (lines) => {
        // A beginning that all lines share would be taken for a prefix.
        const { squeezed, lineAt, lineStart } = readPasted(['zz', ...lines, 'yy', 'xx'].join('\n'));
        let at = 2;
        for (const [index, line] of lines.entries()) {
          if (line !== '') expect(lineAt(at)).toBe(index + 1);
          at += line.length;
          expect(lineStart(at)).toBe(at);
        }
        expect(squeezed).toHaveLength(at + 4);
      }),
    );
  });

  test('throws at nothing', () => {
    fc.assert(
      fc.property(
        fc.oneof(
          fc.array(fc.nat(0xffff)).map((codes) => String.fromCharCode(...codes)),
          fc.string({ maxLength: 500 }),
        ),
        (text) => {
          const { lines, matches } = find(text);
          for (const {
            lines: [first, last],
          } of matches) {
            expect(first).toBeLessThanOrEqual(last);
            expect(last).toBeLessThan(lines.length);
          }
        },
      ),
    );
  });
});

describe('a message', () => {
  test('is found with its type, without it, and by its end', () => {
    expect(ids("RuntimeError: can't start new thread")).toEqual(['start']);
    expect(ids('can’t start new thread')).toEqual(['start']);
    expect(ids('is bound to a different event loop')).toEqual(['loop']);
    expect(ids('<Queue at 0x7f> is bound to a different event loop')).toEqual(['loop']);
    expect(ids("ERROR:root:job failed: can't start new thread")).toEqual(['start']);
    expect(ids("ERROR:asyncio:can't start new thread")).toEqual(['start']);
  });

  test('is not found in a part of a word, or where too little of it is there', () => {
    expect(ids("xcan't start new thread")).toEqual([]);
    expect(ids('event loop')).toEqual([]);
    expect(ids('RuntimeError: something else')).toEqual([]);
    expect(ids('')).toEqual([]);
  });

  test('has numbers and names where it says so', () => {
    expect(ids('Warning: This process (pid=4711) is multi-threaded')).toEqual(['pid']);
    expect(ids('Warning: This process (pid=none) is multi-threaded')).toEqual([]);
    expect(ids("TypeError: cannot pickle '_thread.lock' object")).toEqual(['pickle']);
  });

  test('is marked on the lines that hold it', () => {
    const { matches } = find("one\ntwo\nRuntimeError: can't sta\nrt new thread\nfive");
    expect(matches[0]?.lines).toEqual([2, 3]);
  });

  test('that stands there often is found where it stands last', () => {
    const text = Array.from({ length: 500 }, () => "RuntimeError: can't start new thread").join('\n');
    expect(find(text).matches[0]?.lines).toEqual([499, 499]);
  });
});

describe('an exception without a message', () => {
  test('is known by its line', () => {
    expect(ids(traceback('  File "x.py", line 1, in f', '    raise Empty', '_queue.Empty'))).toEqual(['empty']);
    expect(ids('_queue.Empty')).toEqual(['empty']);
  });

  test('is not what a program raises or catches', () => {
    expect(ids(traceback('  File "x.py", line 1, in f', '    raise _queue.Empty', 'ValueError: 1'))).toEqual([]);
    expect(ids('except _queue.Empty')).toEqual([]);
    expect(ids('my_queue.Empty')).toEqual([]);
  });

  test('is told apart by the calls of its stack', () => {
    const result = traceback(
      '  File "/lib/concurrent/futures/_base.py", line 458, in result',
      '    raise',
      'TimeoutError',
    );
    const timeout = traceback(
      '  File "C:\\Lib\\asyncio\\timeouts.py", line 115, in __aexit__',
      '    raise',
      'TimeoutError',
    );
    expect(ids(result)).toEqual(['result']);
    expect(ids(timeout)).toEqual(['timeout']);
    expect(ids(traceback('  File "x.py", line 1, in f', 'TimeoutError'))).toEqual([]);
    expect(ids('TimeoutError')).toEqual(['result', 'timeout']);
    expect(find('TimeoutError').matches.every(({ whole }) => !whole)).toBe(true);
  });
});

describe('a hang', () => {
  const dump = (...stacks: string[][]): string =>
    stacks.map((lines) => ['Thread 0x00007f (most recent call first):', ...lines].join('\n')).join('\n\n');

  test('is known by the calls of one thread', () => {
    expect(ids(dump(['  File "lib/queue.py", line 90 in join', '  File "x.py", line 3 in <module>']))).toEqual([
      'join',
    ]);
    expect(ids(dump(['  File "lib/queue.py", line 90 in joiner']))).toEqual([]);
    expect(ids(dump(['  File "lib/myqueue.py", line 90 in join']))).toEqual([]);
  });

  test('is not put together from two threads', () => {
    const [get, run] = [
      '  File "lib/queue.py", line 171 in get',
      '  File "lib/concurrent/futures/thread.py", line 58 in run',
    ];
    expect(ids(dump([get, run]))).toEqual(['both']);
    expect(ids(dump([get], [run]))).toEqual([]);
  });
});

test('what a pattern wants beside its text must be there where there is a traceback', () => {
  const text = 'BrokenProcessPool: A process was terminated abruptly';
  expect(ids(traceback('  File "x.py", line 1, in f', 'TypeError: missing 1', text))).toEqual(['pool']);
  expect(ids(traceback('  File "x.py", line 1, in f', text))).toEqual([]);
  expect(find(text).matches).toMatchObject([{ error: { id: 'pool' }, whole: false }]);
});

test('a log in JSON is read like any other', () => {
  const text = JSON.stringify({
    exc_info: traceback('  File "x.py", line 1, in f', "RuntimeError: can't start new thread"),
  });
  expect(find(text).matches[0]?.lines).toEqual([2, 2]);
});
