import { spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { parse } from 'yaml';

const file = path.resolve(import.meta.dirname, '../../src/data/addedIn.yaml');
/** The version that brought a name; parameters stand in parentheses behind what takes them. */
export const addedIn = parse(readFileSync(file, 'utf8')) as Readonly<Record<string, string>>;

const escaped = (text: string): string => text.replaceAll('.', '\\.');

/** Long words are called the same nowhere else, so that they show themselves without what stands before them. */
const alone = (word: string): boolean => word.length > 9;

/** What of a program's text shows that it uses a name; undefined where text alone cannot tell. */
const patternOf = (name: string): RegExp | undefined => {
  const [callable = '', parameter] = name.replace(')', '').split('(');
  if (parameter !== undefined) return alone(parameter) ? new RegExp(`(?<!\\w)${parameter}=`) : undefined;
  const parts = callable.split('.');
  const last = parts.at(-1) ?? '';
  const module = parts.slice(0, -1).join('.');
  if (!module) return new RegExp(`(?<![\\w.])${last}(?!\\w)`);
  if (/^[A-Z]/.test(parts.at(-2) ?? '')) return alone(last) ? new RegExp(`\\.${last}(?!\\w)`) : undefined;
  const short = parts.slice(-2).join('.');
  return new RegExp(
    `(?<!\\w)${escaped(short)}(?!\\w)|from\\s+${escaped(module)}\\s+import\\s+(?:\\([^)]*|[^\\n]*)(?<!\\w)${last}(?!\\w)`,
  );
};

const inText = Object.entries(addedIn).flatMap(([name, version]) => {
  const pattern = patternOf(name);
  return pattern ? [{ name, version, minor: Number(version.split('.')[1]), pattern }] : [];
});

/**
 * Names that a program seems to use although they came later than the oldest Python it must run on. Reads text, which
 * cannot tell a module from a variable of that name.
 */
export const tooNewInText = (source: string, minor: number): string[] =>
  inText
    .filter((one) => one.minor > minor && one.pattern.test(source))
    .map(({ name, version }) => `uses ${name}, which came with ${version}`);

export interface Program {
  readonly file: string;
  readonly source: string;
  /** The oldest Python that it says it runs on. */
  readonly minor: number;
}

/**
 * The same by the syntax trees of the programs, methods and parameters included: complaints by file.
 * @param python the command of any Python, best the newest: what it cannot parse it leaves out
 */
export const tooNewInTrees = (programs: readonly Program[], python = 'python3'): Record<string, string[]> => {
  const { status, stdout, stderr } = spawnSync(python, [path.join(import.meta.dirname, 'added_in.py')], {
    input: JSON.stringify({ added: addedIn, programs }),
    encoding: 'utf8',
    maxBuffer: 1e8,
  });
  if (status !== 0) throw new Error(stderr);
  return JSON.parse(stdout) as Record<string, string[]>;
};

/**
 * Complaints about each of the thousands of programs that options make: text finds the few that may have one, their
 * syntax trees decide.
 */
export const tooNew = (programs: readonly { readonly text: string; readonly minor: number }[]): string[][] => {
  const suspects = programs.flatMap(({ text, minor }, index) =>
    tooNewInText(text, minor).length > 0 ? [{ file: String(index), source: text, minor }] : [],
  );
  const found = suspects.length > 0 ? tooNewInTrees(suspects) : {};
  return programs.map((_, index) => found[String(index)] ?? []);
};
