import { readFileSync } from 'node:fs';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { expect, test } from 'vitest';
import wabt from 'wabt';
import { buildPythonRuntime, fileNames } from '../../config/python/build.mjs';
import { startInterpreter, type Host } from '../../src/components/runner/interpreter/interpreter.ts';
import { defaultSettings } from '../../src/components/runner/settings.ts';

const { folder } = await buildPythonRuntime();
const { parseWat } = await wabt();
const source = readFileSync('src/components/runner/interpreter/switch.wat', 'utf8');

const host: Host = {
  write: () => undefined,
  askInput: () => undefined,
  onPoll: () => undefined,
  onDeath: () => undefined,
  cores: 1,
};

/** Boots with a switch made from another text, as one would be that was written for another CPython. */
const boot = (text: string) =>
  startInterpreter(
    {
      loader: pathToFileURL(path.join(folder, fileNames.loader)).href,
      folder: `${folder}/`,
      stdlib: path.join(folder, fileNames.stdlib),
      switchModule: new WebAssembly.Module(
        new Uint8Array(parseWat('switch.wat', text, { reference_types: true }).toBinary({}).buffer),
      ),
    },
    host,
  );

test('the switch fits this CPython', async () => {
  expect((await boot(source)).python).toBe('3.14.2');
});

test('the first program of an interpreter may be none: it is told where, and the next one runs', async () => {
  const python = await boot(source);
  const broken = { name: 'broken.py', source: 'print("on")\nif True print("off")\n' };
  expect(await python.run(broken, defaultSettings)).toMatchObject({
    ending: 'exception',
    exitCode: 1,
    exception: expect.stringContaining('SyntaxError'),
    line: 2,
    notes: [],
    spent: false,
  });
  const outcome = await python.run({ name: 'right.py', source: 'print("on")' }, defaultSettings);
  expect(outcome).toMatchObject({ ending: 'finished', exitCode: 0 });
});

test.for([
  ['current_frame', 'offset=52', 'offset=56'],
  ['eval_breaker', 'offset=12', 'offset=16'],
] as const)('a CPython whose %s lies elsewhere is refused by name', async ([field, offset, other]) => {
  await expect(boot(source.replaceAll(offset, other))).rejects.toThrow(`PyThreadState has no ${field} at its offset`);
});
