import type { Questions } from './define.ts';
import { isOption, oldestPythons, optionIds, type OptionId } from './options.ts';
import { leafIds } from './structure.ts';
import { answerOf, leadsTo, prune, questionOf, trailTo, walk, type Answers } from './walk.ts';

/** What an address says beyond its path. */
export interface Wanted {
  readonly answers: Answers;
  /** In the order of the options, none twice. */
  readonly options: readonly OptionId[];
  /** The oldest Python that must run the program, as its minor number; undefined: every supported one. */
  readonly python?: number | undefined;
}

/** One part of the reader's program for which the questions were answered to the end. */
export interface Part extends Wanted {
  /** The leaf. */
  readonly place: string;
}

/** Where a reader is: a node of the tree, what was said so far, and the parts of the program that are settled already. */
export interface Position extends Part {
  readonly parts: readonly Part[];
}

/** At most so many settled parts are kept: an address has an end. */
export const mostParts = 8;

const inOrder = (chosen: readonly string[]): OptionId[] => optionIds.filter((option) => chosen.includes(option));

const pythonOf = (text: string | null | undefined): number | undefined =>
  oldestPythons.find((minor) => text === `3.${minor}`);

/**
 * The answers in an address. Whatever is not an answer of the tree is passed over: unknown keys, made-up values,
 * `constructor`, repeated keys after the first.
 *
 * @param query with or without its question mark; any text is accepted
 */
export const readAnswers = (tree: Questions, query: string | URLSearchParams): Answers => {
  const answers: Record<string, string> = {};
  for (const [key, value] of new URLSearchParams(query)) {
    const question = questionOf(tree, key);
    if (question && answerOf(question, value) && !Object.hasOwn(answers, key)) answers[key] = value;
  }
  return answers;
};

const readWanted = (tree: Questions, parameters: URLSearchParams): Wanted => {
  const python = pythonOf(parameters.get('python'));
  return {
    answers: prune(tree, readAnswers(tree, parameters)),
    options: inOrder(parameters.getAll('with').filter(isOption)),
    ...(python === undefined ? {} : { python }),
  };
};

const parametersOf = (tree: Questions, { answers, options, python }: Wanted): [string, string][] => [
  ...walk(tree, answers).trail.map(({ question, answer }): [string, string] => [question, answer]),
  ...options.map((option): [string, string] => ['with', option]),
  ...(python === undefined ? [] : [['python', `3.${python}`] satisfies [string, string]]),
];

/** A settled part as one word: `thread-pool_work.waiting_code.sync_with.retry`. */
const printPart = (tree: Questions, part: Part): string =>
  [part.place, ...parametersOf(tree, part).map(([key, value]) => `${key}.${value}`)].join('_');

/** The part that a word stands for; undefined where it names no leaf, or answers that do not lead to it. */
const readPart = (tree: Questions, word: string): Part | undefined => {
  const [place = '', ...pairs] = word.split('_');
  if (!(leafIds as readonly string[]).includes(place)) return undefined;
  const parameters = new URLSearchParams(
    pairs.map((pair) => {
      const [key = '', ...value] = pair.split('.');
      return [key, value.join('.')];
    }),
  );
  const wanted = readWanted(tree, parameters);
  const empty = Object.keys(wanted.answers).length === 0;
  return empty || walk(tree, wanted.answers).place === place ? { place, ...wanted } : undefined;
};

/** What an address says: its path wins, and answers that do not lead there are dropped. */
export const readPosition = (tree: Questions, place: string, query: string): Position => {
  const parameters = new URLSearchParams(query);
  const wanted = readWanted(tree, parameters);
  const parts = parameters
    .getAll('also')
    .slice(0, mostParts)
    .flatMap((word) => readPart(tree, word) ?? []);
  return { place, ...wanted, answers: leadsTo(tree, wanted.answers, place) ? wanted.answers : {}, parts };
};

/** The query of a position: `?work=waiting&code=sync&with=retry&python=3.12`, or nothing. */
export const printQuery = (tree: Questions, position: Omit<Position, 'place'>): string => {
  const parameters = parametersOf(tree, position);
  for (const part of position.parts.slice(0, mostParts)) parameters.push(['also', printPart(tree, part)]);
  return parameters.length === 0 ? '' : `?${new URLSearchParams(parameters).toString()}`;
};

/**
 * The address of a position.
 * @param root the address of `/choose/` under the site's base path
 */
export const printAddress = (tree: Questions, root: string, position: Position): string =>
  `${root}${position.place}/${printQuery(tree, position)}`;

/** A position about which nothing was said yet. */
export const startAt = (place: string, answers: Answers = {}): Position => ({ place, answers, options: [], parts: [] });

/** The start of the questions for another part of the same program, this one and those before it being kept. */
export const anotherPart = (tree: Questions, { parts, ...part }: Position): Position => ({
  ...startAt(tree.start),
  parts: [...parts, part].slice(-mostParts),
});

/** A settled part as a position of its own, the others staying with it. */
export const returnTo = (position: Position, index: number): Position => {
  const { parts, ...here } = position;
  const chosen = parts[index];
  const others = parts.filter((_, number) => number !== index);
  const settled = (leafIds as readonly string[]).includes(here.place);
  return chosen ? { ...chosen, parts: settled ? [...others, here] : others } : position;
};

/** The question before a place on the reader's route, or undefined at its beginning. */
export const placeBefore = (tree: Questions, { place, answers }: Position): string | undefined =>
  trailTo(tree, answers, place).at(-1)?.question;

/** The node that a path names, such as `code` for `/gilded/choose/code/`; undefined where it is none of the root's. */
export const placeOfPath = (root: string, path: string): string | undefined =>
  path.startsWith(root) ? /^([a-z0-9-]+)\/?$/.exec(path.slice(root.length))?.[1] : undefined;
