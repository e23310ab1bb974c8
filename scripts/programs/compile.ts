import { spawnSync } from 'node:child_process';
import type { Interpreter } from '../samples/interpreters.ts';

export interface Source {
  readonly text: string;
  /** The oldest Python it must run on, as its minor number. */
  readonly minor: number;
}

const script = `
import json, sys, warnings
warnings.simplefilter("error")
for line in sys.stdin:
    try:
        compile(json.loads(line), "program.py", "exec")
        print("")
    except (SyntaxError, Warning) as error:
        print(repr(error).replace("\\n", " "))
`;

/** The interpreter nearest to a program's oldest Python: that version or the next newer, else the newest there is. */
export const nearest = (interpreters: readonly Interpreter[], minor: number): Interpreter | undefined =>
  interpreters.find((interpreter) => interpreter.minor >= minor) ?? interpreters.at(-1);

/**
 * Byte-compiles programs, each on the interpreter nearest to its oldest Python.
 * @returns what is wrong with each; an empty text where nothing is
 */
export const compileAll = (sources: readonly Source[], interpreters: readonly Interpreter[]): string[] => {
  const complaints: string[] = Array<string>(sources.length).fill('was not compiled');
  for (const minor of new Set(sources.map(({ minor }) => minor))) {
    const interpreter = nearest(interpreters, minor);
    if (!interpreter) continue;
    const indices = sources.flatMap((source, index) => (source.minor === minor ? [index] : []));
    const { stdout } = spawnSync(interpreter.command, ['-c', script], {
      input: indices.map((index) => `${JSON.stringify(sources[index]?.text)}\n`).join(''),
      encoding: 'utf8',
      maxBuffer: 2 ** 28,
    });
    stdout.split('\n').forEach((line, at) => {
      const index = indices[at];
      if (index !== undefined) complaints[index] = line;
    });
  }
  return complaints;
};
