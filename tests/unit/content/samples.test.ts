import { spawnSync } from 'node:child_process';
import { globSync, readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { findInterpreters } from '../../../scripts/samples/interpreters.ts';

/** Functions of a program whose parameters or result carry no type: a list of names for each file. */
const untyped = `
import ast, json, sys
found = {}
for file, source in json.load(sys.stdin).items():
    found[file] = []
    for node in ast.walk(ast.parse(source)):
        if isinstance(node, (ast.FunctionDef, ast.AsyncFunctionDef)):
            named = [*node.args.posonlyargs, *node.args.args, *node.args.kwonlyargs]
            bare = [a.arg for a in named if a.annotation is None and a.arg not in ("self", "cls")]
            if bare or node.returns is None:
                found[file].append(f"line {node.lineno}: {node.name}({', '.join(bare)})")
json.dump(found, sys.stdout)
`;
// The newest knows the syntax of most.
const python = findInterpreters().at(-1)?.command ?? 'python3';
const files = globSync('src/samples/*/*.py');
const run = (sources: Readonly<Record<string, string>>): Record<string, string[]> => {
  const { stdout, stderr } = spawnSync(python, ['-c', untyped], { input: JSON.stringify(sources), encoding: 'utf8' });
  expect(stderr).toBe('');
  return JSON.parse(stdout) as Record<string, string[]>;
};
const found = run(Object.fromEntries(files.map((file) => [file, readFileSync(file, 'utf8')])));

test.for(files.map((file) => ({ file })))('$file has type hints', ({ file }) => {
  expect(found[file]).toEqual([]);
});

test('a function without them is seen', () => {
  const sources = { a: 'def f(x: int) -> int: ...', b: 'def f(x) -> int: ...', c: 'async def f(): ...' };
  expect(run(sources)).toEqual({ a: [], b: ['line 1: f(x)'], c: ['line 1: f()'] });
});
