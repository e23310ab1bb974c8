import { existsSync, globSync, readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { beforeAll, expect, test } from 'vitest';
import { parse } from 'yaml';
import { buildPythonRuntime, fileNames } from '../../config/python/build.mjs';
import { moduleGroups } from '../../config/python/modules.mjs';
import { runsInPage, sidecar } from '../../src/components/samples/sidecar.ts';

/** Modules that a program names after `import` or `from`; siblings of the program are not among them. */
const importedBy = (file: string): string[] => {
  const source = readFileSync(file, 'utf8');
  const found = source.matchAll(
    /^[ \t]*(?:from ([\w.]+) import |import ([\w.]+(?:, [\w.]+)*)(?: as \w+)?[ \t]*(?:#.*)?$)/gm,
  );
  const siblings = readdirSync(path.dirname(file)).map((name) => name.replace(/\.py$/, ''));
  return (
    [...found]
      .flatMap(([, from = '', names = from]) => names.split(', '))
      // A program on circular imports writes its modules itself.
      .filter((name) => !siblings.includes(name) && !source.includes(`"${name}.py"`))
  );
};

/** Samples that the page may run. */
const samples = globSync('src/samples/**/*.py').filter((file) => {
  const notes = file.replace(/\.py$/, '.yaml');
  return runsInPage(sidecar.parse(existsSync(notes) ? parse(readFileSync(notes, 'utf8')) : {}));
});

const named = moduleGroups.flatMap(({ names }) => names.map((name) => name.replace(/\.\*$/, '')));
const absent = ['numpy', 'tkinter', 'pdb', 'urllib.robotparser', '_curses'];

interface Answers {
  /** Imports that failed, by the name asked for. */
  readonly failures: Readonly<Record<string, { message: string; name: string; notes: string[] }>>;
  /** Absent modules that `find_spec` finds all the same. */
  readonly found: readonly string[];
  readonly alternatives: readonly string[];
}

const ask = `
import importlib.util, json
from green_threads.missing_modules import INSTEAD

failures = {}
for name in names:
    try:
        importlib.import_module(name)
    except ImportError as error:
        notes = getattr(error, "__notes__", [])
        failures[name] = {"message": str(error), "name": error.name, "notes": notes}
json.dumps({
    "failures": failures,
    "found": [name for name in absent if importlib.util.find_spec(name)],
    "alternatives": [module for modules in INSTEAD.values() for module in modules],
})
`;

const { folder, modules } = await buildPythonRuntime();
let answers: Answers;
let bySample: ReadonlyMap<string, readonly string[]>;

beforeAll(async () => {
  bySample = new Map(samples.map((file) => [file, importedBy(file)]));
  const loader = path.join(folder, fileNames.loader);
  const { loadPyodide } = (await import(/* @vite-ignore */ loader)) as typeof import('pyodide');
  const python = await loadPyodide({
    indexURL: `${folder}/`,
    stdLibURL: path.join(folder, fileNames.stdlib),
    lockFileContents: readFileSync('node_modules/pyodide/pyodide-lock.json', 'utf8'),
  });
  const names = [...named, ...modules, ...[...bySample.values()].flat(), ...absent];
  python.globals.set('names', python.toPy([...new Set(names)]));
  python.globals.set('absent', python.toPy(absent));
  answers = JSON.parse(python.runPython(ask) as string) as Answers;
});

test('what the list names can be imported, or CPython says which part in C is missing', () => {
  for (const name of [...named, ...modules])
    expect(answers.failures[name]?.name ?? '_', `${name}: ${answers.failures[name]?.message}`).toMatch(/^_/);
  expect(modules).toEqual([...modules].sort());
  expect(modules).toEqual(expect.arrayContaining(['__future__', 'asyncio', 'math', 'threading', 'zlib']));
});

test('samples that run in the page import nothing that was left out', () => {
  expect(samples.length).toBeGreaterThan(50);
  // What the scheduler puts in the place of a module when it connects is not here yet.
  const replaced = 'concurrent.futures.process';
  const lacking = [...bySample].flatMap(([file, names]) =>
    names.flatMap((name) => {
      const failure = answers.failures[name];
      return failure && failure.name !== replaced && !failure.name.startsWith('_')
        ? [`${file}: ${failure.message}`]
        : [];
    }),
  );
  expect(lacking).toEqual([]);
});

test('a module that is missing says so, and names what there is', () => {
  const { numpy, tkinter, pdb } = answers.failures;
  expect(numpy?.message).toBe(
    "No module named 'numpy': this page carries modules of Python's standard library only, and nothing can be installed. Near to it: array, math, statistics",
  );
  expect(tkinter?.message).toBe(
    "No module named 'tkinter': this page carries only a part of Python's standard library",
  );
  expect(pdb?.message).toBe(`${tkinter?.message.replace('tkinter', 'pdb')}. Near to it: traceback, inspect`);
  for (const name of absent.filter((name) => !name.startsWith('_'))) {
    expect(answers.failures[name]?.name).toBe(name);
    expect(answers.failures[name]?.notes.map((note) => note.replace(/\s+/g, ' '))).toEqual([
      `What there is: ${modules.join(', ')}`,
    ]);
  }
  expect(answers.failures['_curses']).toEqual({ message: "No module named '_curses'", name: '_curses', notes: [] });
});

test('looking for a module without importing it finds nothing, and fails at nothing', () => {
  expect(answers.found).toEqual([]);
});

test('what it offers instead is there', () => {
  for (const name of answers.alternatives) expect(modules, name).toContain(name.split('.')[0]);
});
