/**
 * A pasted text as patterns read it. Terminals colour and wrap what Python prints, loggers put dates before it, chats
 * change its quotes, forms take away its line ends. None of that may matter, so patterns are compared with the text
 * without its colours, prefixes and white space, in lower case.
 */
export interface Pasted {
  /** The lines as they came, for showing. */
  readonly lines: readonly string[];
  /** The whole text, squeezed. */
  readonly squeezed: string;
  /** The line, from 0, of a place in `squeezed`. */
  readonly lineAt: (index: number) => number;
  /** Whether a word or a line began at a place in `squeezed`, as after a blank or a colon; true at its end. */
  readonly startsWord: (index: number) => boolean;
  /** Where in `squeezed` the line of a place begins. */
  readonly lineStart: (index: number) => number;
  /** False where `squeezed` cannot hold a literal; far faster than looking for it. */
  readonly mayHold: (literal: string) => boolean;
  /** Whether it holds any traceback or dump. */
  readonly hasFrames: boolean;
  /** Calls in files of a name, such as `queue.py`, in the order of the text. */
  readonly framesIn: (name: string) => readonly Frame[];
}

export interface Frame {
  /** Which traceback, or which thread of a dump, from 0. */
  readonly stack: number;
  /** Squeezed path, such as `lib/queue.py`. */
  readonly file: string;
  /** Where in `squeezed` the frame begins, and where the name of its function does. */
  readonly at: number;
  readonly functionAt: number;
}

const lineEnds = /\r\n|\r|\n/;

/** Colours and links of terminals, also where only their spelling was copied. */
const escapes = /(?:\x1b|\u241b|\^\[|\\(?:x1b|u001b|033|e))(?:\[[0-?]*[ -/]*[@-~]|\].*?(?:\x07|\x1b\\|$)|[@-Z\\^_])/gim;

const mayEscape = /[\x1b\u241b]|\^\[|\\[xu0e]/;

/** What loggers, containers, test runners, mail and groups of exceptions put before a line. */
const prefix = new RegExp(
  `^(?:\\s*(?:${[
    '\\d{4}-\\d\\d-\\d\\d[T ]\\d\\d:\\d\\d:\\d\\d(?:[.,]\\d+)?(?:Z|[+-]\\d\\d:?\\d\\d)?',
    '[A-Z][a-z]{2} +\\d{1,2} \\d\\d:\\d\\d:\\d\\d(?: [\\w.-]{1,60}(?= [\\w./@-]{1,60}(?:\\[\\d+\\])?:))?',
    '\\d\\d:\\d\\d:\\d\\d(?:[.,]\\d+)?',
    '\\[[^\\]\\n]{1,60}\\]',
    '\\((?:MainProcess|MainThread|[\\w-]*Process-\\d+|Thread-\\d+[^)]{0,40})\\)',
    '(?:DEBUG|INFO|NOTICE|WARN|WARNING|ERROR|CRITICAL|FATAL)\\b(?=[\\s:|\\]-])[:|\\-]*',
    'E(?=\\s{2})',
    '[\\w./@-]{1,60}(?:\\[\\d+\\]:|\\s{0,20}\\|(?=\\s))',
    '\\|(?=\\s|$)',
    '\\+[+-]*(?=[\\s+-]|$)',
  ].join('|')})\\s*){1,8}`,
);

/** White space, and signs that nobody sees. */
const blanks = /[\s\0-\x1f\x7f\u00ad\u200b-\u200d\u2060\ufeff]+/g;
const blank = /[\s\u00ad\u200b-\u200d\u2060\ufeff]/;
const isBlank = (code: number): boolean =>
  code <= 32 || (code >= 127 && (code === 127 || blank.test(String.fromCharCode(code))));

/** Letters, digits, underscores, and the dots of names. */
const isOfWord = (code: number): boolean =>
  (code >= 97 && code <= 122) ||
  (code >= 65 && code <= 90) ||
  (code >= 46 && code <= 57 && code !== 47) ||
  code === 95 ||
  code > 127;

const inLowerCase = (text: string): string => {
  const lower = text.toLowerCase();
  // A few letters become two: then places in the text would shift.
  return lower.length === text.length ? lower : text;
};

/** Quotes as Python prints them, small letters, no white space. */
export const squeeze = (text: string): string =>
  inLowerCase(
    text
      .replace(blanks, '')
      .replace(/[‘’‚‛′`]/g, "'")
      .replace(/[“”„‟″]/g, '"'),
  );

/** What no line loses although all begin with it: it is Python's, not a logger's. */
const said = /[A-Za-z](?:Error|Exception|Warning|Group|Interrupt)\b|^\s*File "|Traceback/;

/** How much all lines have in common at their beginning, such as the name of a container. */
const sharedStart = (lines: readonly string[]): number => {
  const full = lines.filter((line) => line.trim() !== '');
  const [first = ''] = full;
  if (full.length < 3) return 0;
  let { length } = first;
  for (const line of full) {
    while (length > 0 && !line.startsWith(first.slice(0, length))) length -= 1;
    if (length === 0) return 0;
  }
  // To the end of a word: what follows may begin with the same letter by chance.
  const start = /^.*[^\w](?=.{0,300}$)/s.exec(first.slice(0, length))?.[0] ?? '';
  // Where most lines are nothing else, it is what they say.
  const longer = full.filter((line) => line.length > start.length).length;
  return said.test(start) || longer * 2 < full.length ? 0 : start.length;
};

/**
 * Lines without what stands before each of them. A beginning that only a few have is left alone: it may be the rest of a
 * line that was wrapped.
 */
const withoutPrefixes = (lines: readonly string[]): readonly string[] => {
  const full = lines.filter((line) => line.trim() !== '').length;
  const prefixes = lines.map((line) => prefix.exec(line)?.[0].length ?? 0);
  const known = prefixes.filter((length) => length > 0).length * 2 >= full;
  const bare = known ? lines.map((line, index) => line.slice(prefixes[index])) : lines;
  const shared = sharedStart(bare);
  return shared > 0 ? bare.map((line) => line.slice(shared)) : bare;
};

const stackStarts =
  /traceback\(mostrecentcalllast\)|stack\(mostrecentcalllast\)|\(mostrecentcallfirst\)|file"([^"]{1,400})",line\d+,?in/g;

/** Frames by the name of their file: a long log has thousands, of which a pattern asks for a few. */
const framesOf = (squeezed: string): Map<string, Frame[]> => {
  const frames = new Map<string, Frame[]>();
  let stack = 0;
  for (const { 0: whole, 1: path, index } of squeezed.matchAll(stackStarts)) {
    if (path === undefined) stack += 1;
    else {
      const file = path.replaceAll('\\', '/');
      const name = file.slice(file.lastIndexOf('/') + 1);
      const frame = { stack, file, at: index, functionAt: index + whole.length };
      const known = frames.get(name);
      if (known) known.push(frame);
      else frames.set(name, [frame]);
    }
  }
  return frames;
};

/** Letters that one hash stands for: each letter is shifted out by three bits of 21 a step. */
const hashed = 7;
const nextHash = (hash: number, code: number): number => ((hash << 3) ^ code) & 0x1fffff;

/** Remembers every run of seven letters in a table of bits, so that most literals need not be looked for. */
const holdTest = (text: string): ((literal: string) => boolean) => {
  const seen = new Uint8Array(0x200000);
  let hash = 0;
  for (let index = 0; index < text.length; index += 1) {
    hash = nextHash(hash, text.charCodeAt(index));
    seen[hash] = 1;
  }
  return (literal) => {
    let hash = 0;
    for (let index = 0; index < literal.length; index += 1) {
      hash = nextHash(hash, literal.charCodeAt(index));
      if (index >= hashed - 1 && seen[hash] === 0) return false;
    }
    return true;
  };
};
/** Shorter texts are searched sooner than hashed. */
const worthHashing = 50_000;

/** @param text whatever a reader pasted, of any length */
export const readPasted = (text: string): Pasted => {
  // A log in JSON holds a traceback as one string.
  const unpacked = /\\n\s*File \\?"/.test(text) ? text.replaceAll('\\n', '\n').replaceAll('\\"', '"') : text;
  const lines = unpacked.split(lineEnds);
  const bare = mayEscape.test(unpacked) ? unpacked.replace(escapes, '').split(lineEnds) : lines;
  // An escape may reach over a line's end; then lines cannot be told apart any more.
  const cleaned = bare.length === lines.length ? bare : lines;
  const starts = new Uint32Array(lines.length);
  const words = new Uint8Array(unpacked.length + 1);
  const parts: string[] = [];
  let length = 0;
  for (const [number, content] of withoutPrefixes(cleaned).entries()) {
    starts[number] = length;
    const part = squeeze(content);
    let [at, gap] = [length, true];
    for (let index = 0; index < content.length; index += 1) {
      const code = content.charCodeAt(index);
      if (isBlank(code)) gap = true;
      else {
        if (gap) words[at] = 1;
        gap = !isOfWord(code);
        at += 1;
      }
    }
    parts.push(part);
    length += part.length;
  }
  const squeezed = parts.join('');
  const frames = framesOf(squeezed);
  const lineAt = (index: number): number => {
    let [low, high] = [0, starts.length - 1];
    while (low < high) {
      const middle = (low + high + 1) >> 1;
      if ((starts[middle] ?? 0) <= index) low = middle;
      else high = middle - 1;
    }
    return low;
  };
  return {
    lines,
    squeezed,
    lineAt,
    startsWord: (index) => index >= length || words[index] === 1,
    lineStart: (index) => starts[lineAt(index)] ?? 0,
    mayHold: length < worthHashing ? () => true : holdTest(squeezed),
    hasFrames: frames.size > 0,
    framesIn: (name) => frames.get(name) ?? [],
  };
};
