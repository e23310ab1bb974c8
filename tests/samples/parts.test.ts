import { spawnSync } from 'node:child_process';
import { copyFileSync, existsSync, globSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { expect, test } from 'vitest';
import { findInterpreters } from '../../scripts/samples/interpreters.ts';
import { assemble, textOf } from '../../src/components/wizard/programs/assemble.ts';
import { templateOf } from '../../src/components/wizard/programs/template.ts';

const parts = globSync('src/programs/parts/*.py').map((file) => path.basename(file, '.py'));
const interpreters = findInterpreters().filter(({ minor }) => minor >= 11);

/** A part as a module of its own, in the spelling for one oldest Python. */
const moduleOf = (part: string, python: number): string => {
  const template = templateOf('part.py', `"""A part.\n"""\n\n#: part ${part}\n`, (name) =>
    readFileSync(`src/programs/parts/${name}.py`, 'utf8'),
  );
  return textOf(assemble(template, { options: new Set(), python }, 'Made for its tests.'));
};

test.for(parts.flatMap((part) => interpreters.map((interpreter) => ({ part, interpreter, on: interpreter.name }))))(
  'the part $part passes its tests on $on',
  ({ part, interpreter }) => {
    const tests = path.resolve(`tests/samples/parts/test_${part}.py`);
    expect(existsSync(tests), `${tests} is missing`).toBe(true);
    for (const python of new Set([11, interpreter.minor])) {
      const folder = mkdtempSync(path.join(tmpdir(), 'part-'));
      writeFileSync(path.join(folder, `${part}.py`), moduleOf(part, python));
      copyFileSync(tests, path.join(folder, path.basename(tests)));
      const { status, stderr } = spawnSync(interpreter.command, ['-X', 'dev', '-W', 'error', '-m', 'unittest'], {
        cwd: folder,
        encoding: 'utf8',
      });
      rmSync(folder, { recursive: true });
      expect(stderr).toMatch(/Ran [1-9]\d* tests? in [^]*OK/);
      expect(status).toBe(0);
    }
  },
);
