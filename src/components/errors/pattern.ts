import { squeeze, type Pasted } from './pasted.ts';

/** One spelling of an error as the catalogue writes it; `content.schemas.ts` says what each part means. */
export interface MessagePattern {
  readonly text?: string | undefined;
  readonly frames?: readonly string[] | undefined;
  readonly with?: readonly string[] | undefined;
  readonly general?: boolean | undefined;
}

/** Where in the squeezed text a pattern was found, and how much of the text it accounts for. */
export interface Found {
  readonly from: number;
  readonly to: number;
  /** Letters of the pattern that the text holds: the more, the surer. */
  readonly score: number;
  /** False where only a part of the pattern was there to be compared. */
  readonly whole: boolean;
}

export type Matcher = (pasted: Pasted) => Found | undefined;

/** What a hole stands for, longest 300 characters. */
const holes: Readonly<Record<string, string>> = {
  name: '[\\w.<>\\[\\]]{1,300}?',
  number: '\\d{1,30}?',
  address: '0x[0-9a-f]{1,30}?',
};
const anything = '[^]{0,300}?';

interface Part {
  /** Squeezed; empty for a hole. */
  readonly literal: string;
  readonly source: string;
}

const escaped = (text: string): string => text.replace(/[\\^$.*+?()[\]{}|/-]/g, '\\$&');

const partsOf = (text: string): Part[] =>
  text
    .split(/(\{\w+\})/)
    .filter((part) => part !== '')
    .map((part) => {
      const hole = /^\{(\w+)\}$/.exec(part)?.[1];
      if (hole !== undefined) return { literal: '', source: holes[hole] ?? anything };
      const literal = squeeze(part);
      return { literal, source: escaped(literal) };
    });

const lengthOf = (parts: readonly Part[]): number => parts.reduce((sum, { literal }) => sum + literal.length, 0);

/** Places looked at for one pattern: a log may hold the same message ten thousand times. */
const mostPlaces = 200;
/** How far to either side of its longest literal a pattern may reach. */
const reach = 1200;

/** The last place of a run of parts: what happened last is what the reader asks about. */
const lastPlace = (
  parts: readonly Part[],
  { squeezed, startsWord, mayHold }: Pasted,
  good: (from: number, to: number) => boolean = () => true,
): { from: number; to: number } | undefined => {
  const anchor = parts.reduce((best, { literal }) => (literal.length > best.length ? literal : best), '');
  if (anchor === '' || !mayHold(anchor)) return undefined;
  const expression = new RegExp(parts.map(({ source }) => source).join(''), 'g');
  // Backwards: where it stands at all, its last place is soon found; where it cannot stand, nobody looks.
  let at = squeezed.length;
  for (let place = 0; place < mostPlaces && at >= 0; place += 1) {
    at = squeezed.lastIndexOf(anchor, at);
    if (at < 0) return undefined;
    const start = Math.max(0, at - reach);
    const near = squeezed.slice(start, at + anchor.length + reach);
    for (const { 0: whole, index } of near.matchAll(expression)) {
      const [from, to] = [start + index, start + index + whole.length];
      if (from <= at && at < to && startsWord(from) && good(from, to)) return { from, to };
    }
    at -= 1;
  }
  return undefined;
};

/** An exception without a message: nothing but its name up to the line's end, and not where a program raises it. */
const bareName = /^[\w.]+$/;
const raisedBefore = /(?:raise|except|import|from|as|return|\(|,)$/;

/** Fewer letters than these say nothing without the exception's type, or without what stands before a hole. */
const leastAlone = 14;

const textMatcher = (text: string): Matcher => {
  if (bareName.test(text)) {
    const parts = partsOf(text);
    return (pasted) => {
      const { squeezed, lineStart } = pasted;
      const alone = (from: number, to: number): boolean =>
        (to === squeezed.length || lineStart(to) === to) && !raisedBefore.test(squeezed.slice(lineStart(from), from));
      const place = lastPlace(parts, pasted, alone);
      return place && { ...place, score: text.length, whole: true };
    };
  }
  const [, type = '', message = text] =
    /^((?:[A-Za-z_][\w.]*(?:Error|Warning|Exception|Group|Empty|Full|ShutDown)): )([^]+)$/.exec(text) ?? [];
  const ways = [partsOf(text)];
  if (type !== '' && lengthOf(partsOf(message)) >= leastAlone) ways.push(partsOf(message));
  // Of a message alone, people copy the end.
  const ends = partsOf(message)
    .map((_, index, all) => all.slice(index))
    .filter((rest) => rest[0]?.literal !== '' && lengthOf(rest) >= leastAlone)
    .slice(1);
  return (pasted) => {
    const alone = !pasted.hasFrames && pasted.squeezed.length < 500;
    for (const parts of alone ? [...ways, ...ends] : ways) {
      const place = lastPlace(parts, pasted);
      if (place) return { ...place, score: lengthOf(parts), whole: parts === ways[0] };
    }
    const typed = pasted.squeezed;
    if (!alone || typed.length < leastAlone || !ways[0]?.some(({ literal }) => literal.includes(typed)))
      return undefined;
    return { from: 0, to: typed.length, score: typed.length, whole: false };
  };
};

/** The last stack that holds all frames, as the stretch from the first to the last of them. */
const stackMatcher = (frames: readonly string[]): Matcher => {
  const wanted = frames.map((frame) => {
    const [path = '', called = ''] = frame.toLowerCase().split(' ');
    return { path, inFolder: `/${path}`, file: path.slice(path.lastIndexOf('/') + 1), called };
  });
  return ({ framesIn, squeezed, startsWord }) => {
    /** For each stack, where the last call of each wanted frame stands. */
    const stacks = new Map<number, number[]>();
    for (const [index, { path, inFolder, file: name, called }] of wanted.entries()) {
      for (const { stack, file, at, functionAt } of framesIn(name)) {
        if (file !== path && !file.endsWith(inFolder)) continue;
        if (!squeezed.startsWith(called, functionAt) || !startsWord(functionAt + called.length)) continue;
        const places = stacks.get(stack) ?? [];
        places[index] = at;
        stacks.set(stack, places);
      }
    }
    const whole = [...stacks.values()].findLast((places) => wanted.every((_, index) => places[index] !== undefined));
    if (!whole) return undefined;
    return { from: Math.min(...whole), to: Math.max(...whole) + 1, score: 12 * frames.length, whole: true };
  };
};

/**
 * What finds one spelling of an error in a text. A traceback must hold the frames and the further texts that the pattern
 * names; a message alone, without any traceback, is judged by its words.
 */
export const matcherOf = ({ text, frames = [], with: others = [] }: MessagePattern): Matcher => {
  const inText = text === undefined ? undefined : textMatcher(text);
  const inStack = stackMatcher(frames);
  const further = others.map(textMatcher);
  return (pasted) => {
    const place = inText?.(pasted);
    if (inText && !place) return undefined;
    const stack = frames.length > 0 ? inStack(pasted) : undefined;
    const found = further.map((matcher) => matcher(pasted));
    const context = frames.length + others.length;
    const held = (stack ? frames.length : 0) + found.filter(Boolean).length;
    if (held < context && (pasted.hasFrames || inText === undefined)) return undefined;
    const { from, to } = place ?? stack ?? { from: 0, to: 0 };
    const score = (place?.score ?? 0) + (stack?.score ?? 0) + found.reduce((sum, one) => sum + (one?.score ?? 0), 0);
    const whole = held === context && (place?.whole ?? true);
    return { from, to, score: held < context ? score / 2 : score, whole };
  };
};
