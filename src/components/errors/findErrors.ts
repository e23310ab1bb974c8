import { readPasted } from './pasted.ts';
import { matcherOf, type MessagePattern } from './pattern.ts';

/** An error of the catalogue as far as finding it goes: an entry of `/errors/patterns.json`. */
export interface KnownError {
  readonly id: string;
  readonly title: string;
  readonly description: string;
  readonly messages: readonly MessagePattern[];
}

export interface ErrorMatch {
  readonly error: KnownError;
  /** First and last line of the text that say so, from 0. */
  readonly lines: readonly [first: number, last: number];
  readonly score: number;
  /** False where the text holds only a part of what would make it certain. */
  readonly whole: boolean;
  /** True where any other entry that fits says more. */
  readonly general: boolean;
}

/** Finds errors in a text, best first; `lines` are those of the text as it was split. */
export type ErrorFinder = (text: string) => {
  readonly lines: readonly string[];
  readonly matches: readonly ErrorMatch[];
};

/**
 * What finds the catalogue's errors in a pasted traceback, log or message. Patterns are prepared once, on first use.
 * Of two patterns that fit, the one that accounts for more of the text comes first.
 */
export const errorFinder = (known: readonly KnownError[]): ErrorFinder => {
  let prepared: (readonly [KnownError, boolean, ReturnType<typeof matcherOf>])[] | undefined;
  return (text) => {
    prepared ??= known.flatMap((error) =>
      error.messages.map((message) => [error, message.general ?? false, matcherOf(message)] as const),
    );
    const pasted = readPasted(text);
    const best = new Map<KnownError, ErrorMatch>();
    for (const [error, general, matcher] of prepared) {
      const found = matcher(pasted);
      if (!found || found.score <= (best.get(error)?.score ?? 0)) continue;
      const lines = [pasted.lineAt(found.from), pasted.lineAt(Math.max(found.from, found.to - 1))] as const;
      best.set(error, { error, lines, score: found.score, whole: found.whole, general });
    }
    const matches = [...best.values()].sort(
      (a, b) =>
        Number(b.whole) - Number(a.whole) ||
        Number(a.general) - Number(b.general) ||
        b.score - a.score ||
        b.lines[1] - a.lines[1],
    );
    return { lines: pasted.lines, matches };
  };
};

/** Errors that are listed before the pages found by their words. */
const mostListed = 3;

/** The matches that answer a search: the sure ones, or where none is sure, the likeliest. */
export const firstOf = (matches: readonly ErrorMatch[]): readonly ErrorMatch[] => {
  const sure = matches.filter(({ whole }) => whole);
  return (sure.length > 0 ? sure : matches).slice(0, mostListed);
};
