import { beforeAll, expect, test } from 'vitest';
import { startPython } from '../../scripts/python/startPython.ts';
import type { Interpreter } from '../../src/components/runner/interpreter/interpreter.ts';
import { defaultSettings } from '../../src/components/runner/settings.ts';

let python: Interpreter;
let output: string;
let lines: string[];
beforeAll(async () => {
  python = await startPython({
    write: (_, text) => {
      output += text;
    },
    readLine: () => lines.shift() ?? null,
  });
});

const run = async (source: string, ...given: readonly string[]): Promise<string> => {
  output = '';
  lines = [...given];
  const { ending } = await python.run({ name: 'asks.py', source }, defaultSettings);
  expect(ending).toBe('finished');
  return output;
};

test('input() shows its prompt and gives the line', async () => {
  expect(await run('print(len(input("name? ")))', 'Ada')).toBe('name? 3\n');
});

test('an answer that comes before anybody listens is heard, and the end of the input is an EOFError', async () => {
  const source = 'try:\n    while True: print(input())\nexcept EOFError as error: print(error)';
  expect(await run(source, 'one', 'two')).toBe('one\ntwo\nEOF when reading a line\n');
});

test('standard input is a stream of lines', async () => {
  expect(await run('import sys\nprint([line for line in sys.stdin])', 'a', 'b')).toBe("['a\\n', 'b\\n']\n");
});

test('threads that ask at once get one line each', async () => {
  const source = `
import threading
got = []
threads = [threading.Thread(target=lambda: got.append(input())) for _ in range(3)]
for thread in threads: thread.start()
for thread in threads: thread.join()
print(sorted(got))`;
  expect(await run(source, 'a', 'b', 'c')).toBe("['a', 'b', 'c']\n");
});
