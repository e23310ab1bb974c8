import { globSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { z } from 'astro/zod';
import { parse } from 'yaml';
import { assemble, textOf, type Template } from '../../src/components/wizard/programs/assemble.ts';
import { optionsIn } from '../../src/components/wizard/programs/condition.ts';
import { madeFor } from '../../src/components/wizard/programs/madeFor.ts';
import { templateOf } from '../../src/components/wizard/programs/template.ts';
import type { Leaf } from '../../src/components/wizard/tree/define.ts';
import { leaves } from '../../src/components/wizard/tree/leaves.ts';
import { oldestPythons } from '../../src/components/wizard/tree/options.ts';

const folder = path.resolve(import.meta.dirname, '../../src/programs');

/** What `<name>.yaml` beside a template says. */
const sheet = z.strictObject({
  /** A regular expression that the output of each of its programs matches. */
  prints: z.string().optional(),
  /** What the output also shows where an option is chosen: the sign that the option works. */
  options: z.record(z.string(), z.string()).default({}),
  /** The oldest Python that tests may run it on, where that is older than what it is meant for. */
  runsFrom: z.number().int().min(11).max(15).optional(),
  /** It opens a window: where there is no display, only the tests that a program brings are run. */
  display: z.boolean().default(false),
  /** Why its programs cannot run here; they are compiled and linted all the same. */
  unrun: z.string().optional(),
});

export type Sheet = z.infer<typeof sheet>;

export interface LeafTemplate {
  /** The file's name without `.py`. */
  readonly name: string;
  readonly leaf: Leaf;
  readonly template: Template;
  readonly sheet: Sheet;
  /** The options that change it, sorted. */
  readonly options: readonly string[];
}

const read = (file: string): string => readFileSync(path.join(folder, file), 'utf8');

/** @throws with file and line where a template or its sheet is wrong, or no leaf has it */
export const readTemplate = (name: string): LeafTemplate => {
  const leaf = Object.values(leaves).find(({ program }) => program === name);
  if (!leaf) throw new Error(`src/programs/${name}.py is the program of no leaf`);
  const template = templateOf(`${name}.py`, read(`${name}.py`), (part) => read(`parts/${part}.py`));
  const options = [...new Set(template.conditions.flatMap(optionsIn))].sort();
  return { name, leaf, template, sheet: sheet.parse(parse(read(`${name}.yaml`))), options };
};

export const templateNames = (): string[] =>
  globSync('*.py', { cwd: folder })
    .map((file) => file.replace(/\.py$/, ''))
    .sort();

/**
 * A program without answers, as on the plain page.
 * @param python the oldest Python it must run on, as its minor number; without it the leaf's own
 */
export const programOf = (
  { leaf, template }: LeafTemplate,
  options: readonly string[],
  python: number = leaf.oldest,
): string => {
  const wishes = { options: new Set(options), python };
  return textOf(assemble(template, wishes, madeFor(leaf.use, [], wishes)));
};

/** The oldest Pythons one can ask of a leaf's program, as minor numbers. */
export const pythons = ({ leaf }: LeafTemplate): readonly number[] =>
  oldestPythons.filter((minor) => minor >= leaf.oldest);

/** What the output of a program must show. Two options may word one line together, so only a single one is held to its sign. */
export const printsOf = ({ sheet }: LeafTemplate, options: readonly string[]): readonly string[] => [
  ...(sheet.prints === undefined ? [] : [sheet.prints]),
  ...(options.length === 1 ? options.flatMap((option) => sheet.options[option] ?? []) : []),
];
