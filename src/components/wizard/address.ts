import type { Questions } from './define.ts';
import { answerOf, leadsTo, prune, questionOf, trailTo, walk, type Answers } from './walk.ts';

/** Where a reader is: a node of the tree, and the answers that are still of use there. */
export interface Position {
  readonly place: string;
  readonly answers: Answers;
}

/**
 * The answers in an address. Whatever is not an answer of the tree is passed over: unknown keys, made-up values,
 * `constructor`, repeated keys after the first.
 *
 * @param query with or without its question mark; any text is accepted
 */
export const readAnswers = (tree: Questions, query: string): Answers => {
  const answers: Record<string, string> = {};
  for (const [key, value] of new URLSearchParams(query)) {
    const question = questionOf(tree, key);
    if (question && answerOf(question, value) && !Object.hasOwn(answers, key)) answers[key] = value;
  }
  return answers;
};

/** What an address says: its path wins, and answers that do not lead there are dropped. */
export const readPosition = (tree: Questions, place: string, query: string): Position => {
  const answers = prune(tree, readAnswers(tree, query));
  return { place, answers: leadsTo(tree, answers, place) ? answers : {} };
};

/** The query of a position, in the order of the route: `?work=waiting&code=sync`, or nothing. */
export const printQuery = (tree: Questions, answers: Answers): string => {
  const { trail } = walk(tree, answers);
  if (trail.length === 0) return '';
  return `?${new URLSearchParams(trail.map(({ question, answer }): [string, string] => [question, answer])).toString()}`;
};

/**
 * The address of a position.
 * @param root the address of `/choose/` under the site's base path
 */
export const printAddress = (tree: Questions, root: string, { place, answers }: Position): string =>
  `${root}${place}/${printQuery(tree, answers)}`;

/** The question before a place on the reader's route, or undefined at its beginning. */
export const placeBefore = (tree: Questions, { place, answers }: Position): string | undefined =>
  trailTo(tree, answers, place).at(-1)?.question;

/** The node that a path names, such as `code` for `/gilded/choose/code/`; undefined where it is none of the root's. */
export const placeOfPath = (root: string, path: string): string | undefined =>
  path.startsWith(root) ? /^([a-z0-9-]+)\/?$/.exec(path.slice(root.length))?.[1] : undefined;
