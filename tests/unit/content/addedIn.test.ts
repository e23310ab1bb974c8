import { globSync, readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { addedIn, tooNew, tooNewInText, tooNewInTrees } from '../../../scripts/programs/addedIn.ts';
import { findInterpreters } from '../../../scripts/samples/interpreters.ts';
import { pages, sectionsOf, sidecarOf } from './pages.ts';

const newest = findInterpreters().at(-1)?.command;
const minorOf = (version: string): number => Number(version.split('.')[1]);
const complaints = (source: string, minor: number): string[] =>
  tooNewInTrees([{ file: 'x.py', source, minor }], newest)['x.py'] ?? [];

test('every line of the table names a version from 3.11 on', () => {
  for (const [name, version] of Object.entries(addedIn)) {
    expect(version, name).toMatch(/^3\.1[1-9]$/);
    expect(name).toMatch(/^[A-Za-z_][\w.]*(\(\w+\))?$/);
  }
});

test('no sample uses what is newer than the oldest Python it says it runs on', () => {
  const programs = globSync('src/samples/*/*.py').map((file) => {
    const { requires, until } = sidecarOf(file.replace('src/samples/', ''));
    // What fails up to some version may fail for lack of what the next one has.
    return { file, source: readFileSync(file, 'utf8'), minor: until === undefined ? minorOf(requires) : 99 };
  });
  const found = Object.entries(tooNewInTrees(programs, newest)).flatMap(([file, list]) =>
    list.map((complaint) => `${file}, ${complaint} (mend \`requires\` in its sidecar)`),
  );
  expect(found).toEqual([]);
});

describe('the walk over the tree sees', () => {
  test.for([
    ['a name imported from its module', 'from asyncio import TaskGroup as Group\nGroup()', 'asyncio.TaskGroup'],
    ['a name of a renamed module', 'import asyncio as aio\naio.timeout(1)', 'asyncio.timeout'],
    ['a module', 'from concurrent import interpreters', 'concurrent.interpreters'],
    ['a method of a variable', 'import queue\nq = queue.Queue()\nq.shutdown()', 'queue.Queue.shutdown'],
    [
      'a method of an attribute',
      'from queue import Queue\nclass A:\n    q: "Queue[int]"\n    def f(self):\n        self.q.shutdown()',
      'queue.Queue.shutdown',
    ],
    [
      'a parameter of a method behind with',
      'from concurrent.futures import ThreadPoolExecutor\nwith ThreadPoolExecutor() as pool:\n    pool.map(abs, [], buffersize=2)',
      'map(buffersize)',
    ],
    ['a built-in name', 'raise ExceptionGroup("", [])', 'ExceptionGroup'],
    ['syntax', 'try:\n    pass\nexcept* ValueError:\n    pass', 'syntax'],
  ] as const)('%s', ([, source, named]) => {
    expect(complaints(source, 10)).toEqual(expect.arrayContaining([expect.stringContaining(named)]));
    expect(complaints(source, 15)).toEqual([]);
  });

  test.for([
    [
      'another class has the method',
      'from concurrent.futures import Executor\ndef f(pool: Executor):\n    pool.shutdown()',
    ],
    ['the version is asked', 'import sys, os\nif sys.version_info >= (3, 13):\n    os.process_cpu_count()'],
    ['the name is asked', 'import sys\nif hasattr(sys, "_is_gil_enabled"):\n    sys._is_gil_enabled()'],
    ['its absence is caught', 'try:\n    import tomllib\nexcept ImportError:\n    tomllib = None'],
  ] as const)('nothing where %s', ([, source]) => {
    expect(complaints(source, 10)).toEqual([]);
  });

  test('what the branch for older versions uses', () => {
    const source = 'import sys, os\nif sys.version_info >= (3, 11):\n    pass\nelse:\n    os.process_cpu_count()';
    expect(complaints(source, 10)).toHaveLength(1);
  });
});

test('the reading of text sees names, methods and parameters', () => {
  expect(tooNewInText('from os import cpu_count, process_cpu_count', 12)).toHaveLength(1);
  expect(tooNewInText('pool.terminate_workers()', 13)).toHaveLength(1);
  expect(tooNewInText('pool.map(f, items, buffersize=9)', 13)).not.toEqual([]);
  expect(tooNewInText('barrier = threading.Barrier(2)', 10)).toEqual([]);
  expect(tooNewInText('asyncio.Barrier(2)', 10)).toHaveLength(1);
});

test('of many programs, the syntax trees decide where text only seems to hold one', () => {
  const programs = ['import copy\ncopy.replace(x)', 'copy = path.with_name("a")\ncopy.replace(path)', 'pass'];
  const found = tooNew(programs.map((text) => ({ text, minor: 12 })));
  expect(found.map((list) => list.length)).toEqual([1, 0, 0]);
});

/** Samples newer than the page, where no text of their section names the version that they need. */
const unmarked = (body: string, from: string, requires: (sample: string) => string): string[] =>
  sectionsOf(body).flatMap((section) =>
    [...section.matchAll(/<Sample[^>]*\sfile="([^"]+)"/g)].flatMap(([, sample = '']) => {
      const needs = requires(sample).replace('>=', '');
      const named = new RegExp(`(?<![\\d.])${needs.replace('.', '\\.')}(?!\\d)`).test(section);
      return minorOf(needs) <= minorOf(from) || named
        ? []
        : [`${sample} needs ${needs}, the page says it holds from ${from}, and its section does not name ${needs}`];
    }),
  );

describe('a page shows no program that is newer than itself without saying so', () => {
  const requires = (sample: string): string => sidecarOf(sample).requires;

  test.for(pages)('$file', ({ body, front }) => {
    const { from } = (front['python'] ?? { from: '3.10' }) as { from: string };
    expect(unmarked(body, from, requires)).toEqual([]);
  });

  test('which is seen', () => {
    const body = '## One\n\n3.13\n\n## Two\n\n<Sample file="a/b.py" />';
    expect(unmarked(body, '3.10', () => '>=3.13')).toHaveLength(1);
    expect(unmarked(body, '3.13', () => '>=3.13')).toEqual([]);
    expect(unmarked(`${body}\n\n<Since version="3.13" />`, '3.10', () => '>=3.13')).toEqual([]);
    expect(unmarked(`${body}\n\n13.13`, '3.10', () => '>=3.13')).toHaveLength(1);
  });
});
