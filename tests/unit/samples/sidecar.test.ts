import { describe, expect, test } from 'vitest';
import { inPage, outputFor, ranOn, regionOf, sidecar } from '../../../src/components/samples/sidecar.ts';

describe('outputs', () => {
  const outputs = { '': 'old', '3.12': 'newer', '3.14': 'newest' };

  test.for([
    ['3.10.13', 'old'],
    ['3.12.1', 'newer'],
    ['3.13.0', 'newer'],
    ['3.14', 'newest'],
    ['3.15.2', 'newest'],
  ] as const)('%s prints %s', ([version, output]) => {
    expect(outputFor(outputs, version)).toBe(output);
  });

  test.for([
    [['3.10.13', '3.11.2', '3.11.7'], '3.10, 3.11 with the GIL'],
    [
      ['3.13.0', '3.14.7 free-threaded', inPage('3.14.2')],
      '3.13, 3.14 free-threaded with and without the GIL, and 3.14.2 in the page',
    ],
    [['3.14.7 free-threaded'], '3.14 free-threaded without the GIL'],
    [[inPage('3.14.2')], '3.14.2 in the page'],
  ] as const)('%j ran on %s', ([interpreters, words]) => {
    expect(ranOn(interpreters)).toBe(words);
  });

  test('those of the page are those of its version', () => {
    expect(outputFor(outputs, inPage('3.14.2'))).toBe('newest');
  });

  test('without a record there is none', () => {
    expect(outputFor({}, '3.13')).toBeUndefined();
  });
});

describe('regions', () => {
  const source = 'import x\n\ndef f():\n    with lock:\n        go()\n    return 1\n';
  const regions = {
    body: { from: 'with lock', to: 'go()' },
    lost: { from: 'nowhere', to: 'go' },
    open: { from: 'go()', to: 'nowhere' },
  };

  test('are cut at their lines and lose the shared indentation', () => {
    expect(regionOf('body', source, regions)).toBe('with lock:\n    go()');
  });

  test.for([
    ['lost', 'no line holds "nowhere"'],
    ['open', 'no line from there on holds "nowhere"'],
    ['other', 'no region "other"; the sidecar has: body, lost, open'],
  ] as const)('%s is refused: %s', ([name, message]) => {
    expect(() => regionOf(name, source, regions)).toThrow(message);
  });
});

describe('a sidecar', () => {
  test('may be empty', () => {
    expect(sidecar.parse({})).toMatchObject({ requires: '>=3.10', runsIn: ['native', 'page'], varies: [] });
  });

  test.for([{ require: '>=3.11' }, { requires: '3.11' }, { expects: { hangs: true } }, { expects: {} }])(
    'refuses %j',
    (bad) => {
      expect(() => sidecar.parse(bad)).toThrow();
    },
  );
});
