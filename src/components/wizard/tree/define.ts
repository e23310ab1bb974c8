import type { LeafId, Routes } from './structure.ts';
import type { OptionId } from './options.ts';

/** One answer to a question. `next` is the id of a question or a leaf. */
export interface Answer {
  readonly label: string;
  /** One line: what choosing it leads to. */
  readonly consequence: string;
  readonly next: string;
}

export interface Question {
  readonly ask: string;
  /** One line under the question: why the answer matters. */
  readonly why: string;
  /** By public id, in the order in which they are shown; "not sure" is the ordinary answer `unsure`. */
  readonly answers: Readonly<Record<string, Answer>>;
}

export interface Caution {
  /** The consequence and the sign one would see, not "be careful". */
  readonly text: string;
  /** The Python version from which it holds. */
  readonly since?: string;
  /** Bibliography ids. */
  readonly cites: readonly string[];
}

/** Another leaf that fits better, and why. */
export interface Move {
  readonly leaf: LeafId;
  readonly why: string;
}

/** What an option does to one leaf's program. */
export interface OptionEffect {
  /** One or two sentences: what changes in the program, and what that does not do. */
  readonly effect: string;
  /** What to mind once it is chosen. */
  readonly caution?: Caution;
  /** Shown once it is chosen. */
  readonly moves?: Move;
}

/** A recommendation: where a route through the questions ends. Sentences may hold `code` in backticks. */
export interface Leaf {
  /** The recommendation as an order, such as "Use a thread pool". */
  readonly use: string;
  /** The same in two or three words, for lists and drawings. */
  readonly short: string;
  /** When it is the right one, for the table of all answers: "many calls that wait, in sync code". */
  readonly when: string;
  /** Two sentences. */
  readonly why: string;
  readonly runnerUp?: {
    readonly leaf: LeafId;
    /** The sign that says switch. */
    readonly when: string;
  };
  readonly cautions: readonly Caution[];
  /** The name of its program in `src/programs/`; the plainest one made from it is `src/samples/choose/<name>.py`. */
  readonly program?: string;
  /** The oldest Python its program runs on, as its minor number: 11 for 3.11. */
  readonly oldest: number;
  /** What fits a reader whose oldest Python is older than `oldest`. */
  readonly olderPython?: Move;
  readonly options: Readonly<Partial<Record<OptionId, OptionEffect>>>;
  /** Options that the plainest program already has. */
  readonly already: readonly OptionId[];
  /** Pages of this site that say more, root-relative. */
  readonly pages: readonly string[];
  /** Bibliography ids behind `why` and `runnerUp`. */
  readonly cites: readonly string[];
  readonly sourceRows: readonly string[];
  /** Other names under which search should find it. */
  readonly aliases: readonly string[];
}

/** All that walking needs: a `next` that is no question is a leaf. */
export interface Questions {
  readonly start: string;
  readonly questions: Readonly<Record<string, Question>>;
}

export interface Tree extends Questions {
  /** Major when a meaning changes, minor when something is added, patch for wording. */
  readonly version: string;
  readonly leaves: Readonly<Record<string, Leaf>>;
}

/** The words of a question; its answers' are by their ids. */
export interface QuestionText<Answers extends string = string> {
  readonly ask: string;
  readonly why: string;
  readonly answers: Readonly<Record<Answers, readonly [label: string, consequence: string]>>;
}

/** The words of all questions: the compiler wants each of the structure, and no other. */
export type QuestionTexts = { readonly [Q in keyof Routes]: QuestionText<keyof Routes[Q] & string> };

interface Structure {
  readonly program?: string;
  readonly oldest?: number;
  readonly runnerUp?: LeafId;
  readonly olderPython?: LeafId;
  /** Options that may move the reader elsewhere. */
  readonly moves?: Readonly<Partial<Record<OptionId, LeafId>>>;
  readonly already?: readonly OptionId[];
  readonly pages: readonly string[];
  readonly cites: readonly string[];
  readonly sourceRows: readonly string[];
}

interface LeafText {
  readonly use: string;
  readonly short: string;
  readonly when: string;
  readonly why: string;
  /** The sign that says: switch to the runner-up. */
  readonly switch?: string;
  readonly olderPython?: string;
  readonly cautions: readonly Caution[];
  readonly options: Readonly<
    Partial<Record<OptionId, { readonly effect: string; readonly caution?: Caution; readonly moves?: string }>>
  >;
  readonly aliases: readonly string[];
}

const moveTo = (leaf: LeafId | undefined, why: string | undefined): Move | undefined =>
  leaf !== undefined && why !== undefined ? { leaf, why } : undefined;

/**
 * A leaf from its structure and its words, which stand apart so that a language can be added.
 * @throws where one of them names an option or a leaf about which the other is silent
 */
export const defineLeaf = (structure: Structure, text: LeafText): Leaf => {
  const { runnerUp, olderPython, moves = {}, already = [], oldest = 11, ...rest } = structure;
  const { switch: when, olderPython: older, options: effects, ...words } = text;
  if ((runnerUp === undefined) !== (when === undefined)) throw new Error(`${text.use}: a runner-up needs its sign`);
  if ((olderPython === undefined) !== (older === undefined)) throw new Error(`${text.use}: olderPython needs its why`);
  for (const option of Object.keys(moves) as OptionId[]) {
    if (effects[option]?.moves === undefined) throw new Error(`${text.use}: "${option}" moves without a reason`);
  }
  const options = Object.fromEntries(
    Object.entries(effects).map(([option, { moves: why, ...effect }]) => {
      const move = moveTo(moves[option as OptionId], why);
      if (why !== undefined && !move) throw new Error(`${text.use}: "${option}" gives a reason to move, but no leaf`);
      return [option, { ...effect, ...(move ? { moves: move } : {}) }];
    }),
  );
  const olderMove = moveTo(olderPython, older);
  return {
    ...rest,
    ...words,
    oldest,
    already,
    options,
    ...(runnerUp !== undefined && when !== undefined ? { runnerUp: { leaf: runnerUp, when } } : {}),
    ...(olderMove ? { olderPython: olderMove } : {}),
  };
};
