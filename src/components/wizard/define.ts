/** One answer to a question. `next` is the id of a question or a leaf. */
export interface Answer<Next extends string = string> {
  readonly label: string;
  /** One line: what choosing it leads to. */
  readonly consequence: string;
  readonly next: Next;
}

export interface Question<Next extends string = string> {
  readonly ask: string;
  /** One line under the question: why the answer matters. */
  readonly why: string;
  /** By public id, in the order in which they are shown; "not sure" is the ordinary answer `unsure`. */
  readonly answers: Readonly<Record<string, Answer<Next>>>;
}

export interface Caution {
  /** The consequence and the sign one would see, not "be careful". */
  readonly text: string;
  /** The Python version from which it holds. */
  readonly since?: string;
  /** Bibliography ids. */
  readonly cites: readonly string[];
}

/** A recommendation: where a route through the questions ends. Sentences may hold `code` in backticks. */
export interface Leaf<Id extends string = string> {
  /** The recommendation as an order, such as "Use a thread pool". */
  readonly use: string;
  /** The same in two or three words, for lists and drawings. */
  readonly short: string;
  /** Two sentences. */
  readonly why: string;
  readonly runnerUp?: {
    readonly leaf: Id;
    /** The sign that says switch. */
    readonly when: string;
  };
  readonly cautions: readonly Caution[];
  /** The program's file below `src/samples/`. */
  readonly program: string;
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
  /** Major when a meaning changes, minor when an answer is added, patch for wording. */
  readonly version: string;
  readonly leaves: Readonly<Record<string, Leaf>>;
}

/** Lets the compiler refuse an answer that leads nowhere. `LeafId` is given, the questions' ids are inferred. */
export const defineQuestions =
  <LeafId extends string>() =>
  <const Id extends string>(questions: Readonly<Record<Id, Question<NoInfer<Id> | LeafId>>>): typeof questions =>
    questions;

/** Lets the compiler refuse a runner-up that is no leaf. */
export const defineLeaves = <const Id extends string>(leaves: Readonly<Record<Id, Leaf<NoInfer<Id>>>>): typeof leaves =>
  leaves;
