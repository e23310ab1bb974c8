/** When a line of a template belongs to the program: a boolean sentence over options and the oldest Python. */
export type Condition =
  | string
  | { readonly python: number }
  | { readonly not: Condition }
  | { readonly all: readonly Condition[] }
  | { readonly any: readonly Condition[] };

/** What a reader asked of a program. */
export interface Wishes {
  /** Option ids. */
  readonly options: ReadonlySet<string>;
  /** The oldest Python it must run on, as its minor number: 11 for 3.11. */
  readonly python: number;
}

export const holds = (condition: Condition, wishes: Wishes): boolean => {
  if (typeof condition === 'string') return wishes.options.has(condition);
  if ('python' in condition) return wishes.python >= condition.python;
  if ('not' in condition) return !holds(condition.not, wishes);
  if ('all' in condition) return condition.all.every((part) => holds(part, wishes));
  return condition.any.some((part) => holds(part, wishes));
};

/**
 * Reads a condition such as `retry and not (in-order or python>=3.14)`.
 * @throws where the text is none
 */
export const parseCondition = (text: string): Condition => {
  const words = text.match(/[()]|python>=3\.\d+|[a-z][a-z-]*|\S/g) ?? [];
  let at = 0;
  const fail = (): never => {
    throw new Error(`"${text}" is no condition: stopped at "${words[at] ?? 'its end'}"`);
  };
  const atom = (): Condition => {
    const word = words[at];
    if (word === undefined || word === ')' || word === 'and' || word === 'or') return fail();
    at += 1;
    if (word === 'not') return { not: atom() };
    if (word === '(') {
      const inner = either();
      if (words[at] !== ')') return fail();
      at += 1;
      return inner;
    }
    const version = /^python>=3\.(\d+)$/.exec(word);
    if (version) return { python: Number(version[1]) };
    if (!/^[a-z][a-z-]*$/.test(word)) {
      at -= 1;
      return fail();
    }
    return word;
  };
  const joined =
    (word: string, one: () => Condition, make: (parts: readonly Condition[]) => Condition) => (): Condition => {
      const first = one();
      const parts = [first];
      while (words[at] === word) {
        at += 1;
        parts.push(one());
      }
      return parts.length === 1 ? first : make(parts);
    };
  const both = joined('and', atom, (all) => ({ all }));
  const either = joined('or', both, (any) => ({ any }));
  const whole = either();
  return at === words.length ? whole : fail();
};

/** Every option id that a condition names. */
export const optionsIn = (condition: Condition): readonly string[] => {
  if (typeof condition === 'string') return [condition];
  if ('python' in condition) return [];
  if ('not' in condition) return optionsIn(condition.not);
  return ('all' in condition ? condition.all : condition.any).flatMap(optionsIn);
};
