import { describe, expect, test } from 'vitest';
import { builtFor } from '../../../src/components/runner/interpreter/layout.ts';
import {
  inPage,
  inWebAssembly,
  newerThanPage,
  outputFor,
  ranOn,
  regionOf,
  runsInPage,
  sidecar,
} from '../../../src/components/samples/sidecar.ts';

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
    [[inWebAssembly('3.15.0rc1')], '3.15.0rc1 in WebAssembly with our threads'],
    [['3.15.2', inWebAssembly('3.15.0rc1')], '3.15 with the GIL, and 3.15.0rc1 in WebAssembly with our threads'],
  ] as const)('%j ran on %s', ([interpreters, words]) => {
    expect(ranOn(interpreters)).toBe(words);
  });

  test('those of the page are those of its version', () => {
    expect(outputFor(outputs, inPage('3.14.2'))).toBe('newest');
    expect(outputFor(outputs, inWebAssembly('3.15.0rc1'))).toBe('newest');
  });

  test('without a record there is none', () => {
    expect(outputFor({}, '3.13')).toBeUndefined();
  });
});

describe("the page's Python", () => {
  test.for([
    [{}, true],
    [{ requires: '>=3.14' }, true],
    [{ requires: '>=3.15' }, false],
    [{ runsIn: ['native'] }, false],
    [{ unrun: 'needs a display' }, false],
  ] as const)('runs a program with the sidecar %j: %s', ([words, runs]) => {
    expect(builtFor.python).toMatch(/^3\.14\./);
    expect(runsInPage(sidecar.parse(words))).toBe(runs);
    expect(newerThanPage(sidecar.parse(words))).toBe('requires' in words && words.requires === '>=3.15');
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
