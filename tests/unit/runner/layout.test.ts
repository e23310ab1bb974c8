import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { assertExports, builtFor, threadState } from '../../../src/components/runner/interpreter/layout.ts';

const names = (kind: RegExp): string[] => {
  const text = readFileSync('src/components/runner/interpreter/layout.ts', 'utf8');
  return [...text.matchAll(kind)].map(([, name]) => name ?? '');
};
const functions = names(/readonly (_[A-Za-z]\w+): \(/g);
const addresses = names(/readonly (__Py_\w+): number/g);

const whole = (): Record<string, unknown> => ({
  HEAPU8: new Uint8Array(),
  wasmTable: {},
  error: {},
  ...Object.fromEntries(functions.map((name) => [name, () => 0])),
  ...Object.fromEntries(addresses.map((name) => [name, 4])),
});

test('the build that this site was written for is accepted', () => {
  const module = whole();
  expect(assertExports(builtFor.pyodide, module)).toBe(module);
});

test('the installed Pyodide is that build', () => {
  const { version } = JSON.parse(readFileSync('node_modules/pyodide/package.json', 'utf8')) as { version: string };
  expect(version).toBe(builtFor.pyodide);
});

test('another version is refused by name', () => {
  expect(() => assertExports('315.0.0', whole())).toThrow('Pyodide is 315.0.0, not 314.0.7');
});

test.for([...functions, ...addresses, 'HEAPU8', 'wasmTable', 'error'])(
  'a build without %s is refused by name',
  (name) => {
    const { [name]: _, ...rest } = whole();
    expect(() => assertExports(builtFor.pyodide, rest)).toThrow(`exports no ${name}`);
  },
);

test('the switch reads the offsets that are named here', () => {
  const source = readFileSync('src/components/runner/interpreter/switch.wat', 'utf8').replace(/;;.*/g, '');
  const offsets = [...source.matchAll(/offset=(\d+)/g)].map(([, offset]) => Number(offset));
  expect(new Set(offsets)).toEqual(new Set(Object.values(threadState)));
});
