import type { Answer, Question, Questions } from './define.ts';

/** Answers by question id. Ids may come from an address, so nothing in it is trusted. */
export type Answers = Readonly<Record<string, string>>;

/** One question that was answered on the way. */
export interface Step {
  readonly question: string;
  readonly answer: string;
}

const own = <T>(record: Readonly<Record<string, T>>, key: string): T | undefined =>
  Object.hasOwn(record, key) ? record[key] : undefined;

export const questionOf = ({ questions }: Questions, id: string): Question | undefined => own(questions, id);

export const answerOf = (question: Question, id: string | undefined): Answer | undefined =>
  id === undefined ? undefined : own(question.answers, id);

/**
 * Replays answers from the start. Answers to questions off the route, and answers that do not exist, are passed over.
 *
 * @returns the steps taken, and the question or leaf reached
 * @throws where the tree asks a question twice on one route
 */
export const walk = (
  tree: Questions,
  answers: Answers,
): { readonly trail: readonly Step[]; readonly place: string } => {
  const trail: Step[] = [];
  let place = tree.start;
  for (;;) {
    const question = questionOf(tree, place);
    const given = own(answers, place);
    const answer = question && answerOf(question, given);
    if (!answer || given === undefined) return { trail, place };
    if (trail.some((step) => step.question === place)) throw new Error(`the tree asks "${place}" twice on one route`);
    trail.push({ question: place, answer: given });
    place = answer.next;
  }
};

const answersOf = (trail: readonly Step[]): Answers =>
  Object.fromEntries(trail.map(({ question, answer }) => [question, answer]));

/** The answers that are on the route they lead along; the others are dropped. */
export const prune = (tree: Questions, answers: Answers): Answers => answersOf(walk(tree, answers).trail);

/** The steps before a place, where the answers lead through it or to it; empty where they lead elsewhere. */
export const trailTo = (tree: Questions, answers: Answers, place: string): readonly Step[] => {
  const { trail, place: end } = walk(tree, answers);
  const passed = trail.findIndex(({ question }) => question === place);
  if (passed >= 0) return trail.slice(0, passed);
  return end === place ? trail : [];
};

/** Whether the answers lead through or to the place. */
export const leadsTo = (tree: Questions, answers: Answers, place: string): boolean => {
  const { trail, place: end } = walk(tree, answers);
  return end === place || trail.some(({ question }) => question === place);
};

/**
 * Answers one question, now or again. Later answers stay where the new route still asks them.
 *
 * @returns the pruned answers and the next place at which something is open: a question without answer, or a leaf
 */
export const answer = (
  tree: Questions,
  answers: Answers,
  question: string,
  given: string,
): { readonly answers: Answers; readonly place: string } => {
  const all = { ...answers, [question]: given };
  if (leadsTo(tree, all, question)) return { answers: prune(tree, all), place: walk(tree, all).place };
  // The reader came by an address that names only this question.
  const asked = questionOf(tree, question);
  return { answers: {}, place: (asked && answerOf(asked, given)?.next) ?? tree.start };
};

/**
 * Every complete set of answers, in the order of the data.
 * @throws where a route comes back to a question it has asked
 */
export const routes = (tree: Questions): readonly (readonly Step[])[] => {
  const from = (place: string, trail: readonly Step[]): (readonly Step[])[] => {
    const question = questionOf(tree, place);
    if (!question) return [trail];
    if (trail.some((step) => step.question === place)) throw new Error(`the tree asks "${place}" twice on one route`);
    return Object.entries(question.answers).flatMap(([id, { next }]) =>
      from(next, [...trail, { question: place, answer: id }]),
    );
  };
  return from(tree.start, []);
};

/** The most questions that may still come from a place on, itself included; 0 for a leaf. */
export const mostQuestions = (tree: Questions, place: string): number => {
  const question = questionOf(tree, place);
  if (!question) return 0;
  return 1 + Math.max(...Object.values(question.answers).map(({ next }) => mostQuestions(tree, next)));
};

/** The answers that lead to a place where there is exactly one way; undefined where there are several or none. */
export const onlyRouteTo = (tree: Questions, place: string): Answers | undefined => {
  const ways = new Map<string, Answers>();
  for (const route of routes(tree)) {
    const before = route.findIndex(({ question }) => question === place);
    const answers = answersOf(before >= 0 ? route.slice(0, before) : route);
    if (before >= 0 || walk(tree, answers).place === place) ways.set(JSON.stringify(answers), answers);
  }
  const [only] = ways.values();
  return ways.size === 1 ? only : undefined;
};

/** Every place in the order in which a reader going through the data first meets it. */
export const places = (tree: Questions): readonly string[] => {
  const met = new Set<string>();
  const visit = (place: string): void => {
    if (met.has(place)) return;
    met.add(place);
    for (const { next } of Object.values(questionOf(tree, place)?.answers ?? {})) visit(next);
  };
  visit(tree.start);
  return [...met];
};
