/** The parts of a published tree that its version speaks of; older copies may lack parts that came later. */
export interface Versioned {
  readonly version: string;
  readonly start: string;
  readonly questions: Readonly<
    Record<string, { readonly answers: Readonly<Record<string, { readonly next: string }>> }>
  >;
  readonly leaves: Readonly<
    Record<string, { readonly runnerUp?: { readonly leaf: string } | undefined; readonly options?: object }>
  >;
  readonly options?: Readonly<Record<string, string>>;
}

/** How much of the version a change must count up. */
export type Bump = 'major' | 'minor' | 'patch' | 'none';

type Ids = Readonly<Record<string, unknown>>;

const lost = (before: Ids, after: Ids): boolean => Object.keys(before).some((id) => !Object.hasOwn(after, id));

/** True where an address that worked before now means something else, or nothing. */
const meaningChanged = (before: Versioned, after: Versioned): boolean =>
  before.start !== after.start ||
  lost(before.questions, after.questions) ||
  lost(before.leaves, after.leaves) ||
  lost(before.options ?? {}, after.options ?? {}) ||
  Object.entries(before.questions).some(([id, { answers }]) =>
    Object.entries(answers).some(([answer, { next }]) => after.questions[id]?.answers[answer]?.next !== next),
  ) ||
  Object.entries(before.leaves).some(
    ([id, { runnerUp, options = {} }]) =>
      runnerUp?.leaf !== after.leaves[id]?.runnerUp?.leaf ||
      lost(options as Ids, (after.leaves[id]?.options ?? {}) as Ids),
  );

const somethingAdded = (before: Versioned, after: Versioned): boolean =>
  lost(after.questions, before.questions) ||
  lost(after.leaves, before.leaves) ||
  lost(after.options ?? {}, before.options ?? {}) ||
  Object.entries(after.questions).some(([id, { answers }]) => lost(answers, before.questions[id]?.answers ?? {})) ||
  Object.entries(after.leaves).some(([id, { options = {} }]) =>
    lost(options as Ids, (before.leaves[id]?.options ?? {}) as Ids),
  );

/**
 * What a change of the tree asks of its version: major where an answer leads elsewhere, an id is gone or a runner-up is
 * another one; minor where something was added; patch where only words changed.
 */
export const bumpFor = (before: Versioned, after: Versioned): Bump => {
  if (meaningChanged(before, after)) return 'major';
  if (somethingAdded(before, after)) return 'minor';
  const words = ({ version: _, ...rest }: Versioned): string => JSON.stringify(rest);
  return words(before) === words(after) ? 'none' : 'patch';
};

const numbers = (version: string): readonly number[] => version.split('.').map(Number);

/** Whether a version counts up enough from another one. */
export const countsUp = (before: string, after: string, bump: Bump): boolean => {
  const [a, b] = [numbers(before), numbers(after)];
  const first = [0, 1, 2].find((place) => a[place] !== b[place]);
  if (first === undefined) return bump === 'none';
  const enough = { major: 0, minor: 1, patch: 2, none: 2 }[bump];
  return (b[first] ?? 0) > (a[first] ?? 0) && first <= enough;
};
