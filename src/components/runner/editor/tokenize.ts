/** The classes of `sample.css`: keyword, string, comment, function, constant. */
export type Kind = 'k' | 's' | 'c' | 'f' | 'n';

/** A stretch of source; without a kind it has the colour of text. */
export interface Token {
  readonly text: string;
  readonly kind: Kind | undefined;
}

const words = (list: string): ReadonlySet<string> => new Set(list.split(' '));

const keywords = words(
  'and as assert async await break case class continue def del elif else except finally for from global if import in ' +
    'is lambda nonlocal not or pass raise return try while with yield',
);
const constants = words(
  'True False None Ellipsis NotImplemented bool bytearray bytes classmethod complex dict float frozenset int list ' +
    'object property set slice staticmethod str super tuple type',
);
const errors = words(
  'Arithmetic Assertion Attribute BlockingIO BrokenPipe Buffer ChildProcess ConnectionAborted Connection ConnectionRefused ConnectionReset EOF Environment FileExists FileNotFound FloatingPoint IO Import Indentation Index Interrupted IsADirectory Key Lookup Memory ModuleNotFound Name NotADirectory NotImplemented OS Overflow Permission ProcessLookup Recursion Reference Runtime Syntax System Tab Timeout Type UnboundLocal UnicodeDecode UnicodeEncode Unicode UnicodeTranslate Value ZeroDivision',
);
const otherExceptions = words(
  'BaseException BaseExceptionGroup Exception ExceptionGroup GeneratorExit KeyboardInterrupt StopAsyncIteration StopIteration SystemExit',
);
const functions = words(
  'abs all any ascii bin callable chr compile delattr dir divmod enumerate eval exec filter format getattr globals ' +
    'hasattr hash hex id input isinstance issubclass iter len locals map max memoryview min next oct open ord pow ' +
    'print range repr reversed round setattr sorted sum vars zip',
);

const space = /\s+/y;
const comment = /#.*/y;
const opening = /([rbuft]{0,2})("""|'''|"|')/iy;
const number = /(?:0[xob][\da-f_]+|(?:\d[\d_]*\.?[\d_]*|\.\d[\d_]*)(?:e[+-]?\d[\d_]*)?j?)/iy;
const decorator = /@[\p{L}_][\p{L}\p{N}_]*/uy;
const name = /[\p{L}_][\p{L}\p{N}_]*/uy;
const operator = /:=|->|\.\.\.|[-+*/%@&|^~<>=!]+/y;
/** Where `%` and `logging` put a value: `%d`, `%(levelname)-7s`. */
const placeholder = /%(?:\([\w\s]*\))?[-+#0 ]*(?:\d+|\*)?(?:\.(?:\d+|\*))?[hlL]?[diouxXeEfFgGcrsab%]/y;
const called = /\s*\(/y;
const subscripted = /\[/y;

/** Deeper than anybody nests one f-string in another. */
const deepest = 20;

type Behind = 'call' | 'subscript' | undefined;

const kindOf = (word: string, before: string, behind: Behind): Kind | undefined => {
  const isCalled = behind === 'call';
  if (before === 'def' || before === 'class') return 'f';
  if (keywords.has(word) && before !== '.') return 'k';
  if (/^__\w+__$/.test(word)) return isCalled && before === '.' ? 'f' : 'n';
  if (before !== '.' && behind !== 'subscript') {
    if (constants.has(word) || otherExceptions.has(word)) return 'n';
    if (word.endsWith('Error') && errors.has(word.slice(0, -'Error'.length))) return 'n';
    if (functions.has(word)) return 'f';
  }
  return isCalled ? 'f' : undefined;
};

/**
 * Python for colouring only, painted as the build's own highlighter paints it. Whatever is typed, the tokens joined are
 * the source: half a program is what an editor shows most of the time.
 */
export const tokenize = (source: string): Token[] => {
  const tokens: Token[] = [];
  let at = 0;

  const take = (length: number, kind: Kind | undefined): void => {
    if (length > 0) tokens.push({ text: source.slice(at, at + length), kind });
    at += length;
  };
  const there = (pattern: RegExp, place: number): RegExpExecArray | null => {
    pattern.lastIndex = place;
    return pattern.exec(source);
  };
  const here = (pattern: RegExp): RegExpExecArray | null => there(pattern, at);

  /** The text of a string up to its closing quotes; `{…}` is code where the string is an f-string. */
  const string = (prefix: string, quotes: string, depth: number, kind: 's' | 'c'): void => {
    const raw = /r/i.test(prefix);
    const holdsCode = /[ft]/i.test(prefix) && depth < deepest;
    take(prefix.length, 'k');
    let length = quotes.length;
    while (at + length < source.length) {
      const end = at + length;
      if (source.startsWith(quotes, end)) return take(length + quotes.length, kind);
      const character = source[end];
      if (character === '\n' && quotes.length === 1) return take(length, kind);
      const placed = character === '%' && kind === 's' && !holdsCode ? there(placeholder, end) : null;
      if (placed) {
        take(length, kind);
        take(placed[0].length, 'n');
        length = 0;
      } else if (character === '\\') length += raw && source[end + 1] === '{' ? 1 : 2;
      else if (holdsCode && (character === '{' || character === '}')) {
        if (source[end + 1] === character) length += 2;
        else if (character === '}') length += 1;
        else {
          take(length, kind);
          length = 0;
          field(depth);
        }
      } else length += 1;
    }
    take(Math.min(length, source.length - at), kind);
  };

  /** `{expression!r:format}`. */
  const field = (depth: number): void => {
    take(1, 'n');
    code(depth + 1, true);
    let length = 0;
    while (at + length < source.length && !'}\n'.includes(source[at + length] ?? '')) {
      if (source[at + length] === '{' && depth < deepest) {
        take(length, 'k');
        length = 0;
        field(depth + 1);
      } else length += 1;
    }
    take(length, 'k');
    if (source[at] === '}') take(1, 'n');
  };

  /** Code to the end of the source, or of the field of an f-string that it stands in. */
  const code = (depth: number, inField: boolean): void => {
    let before = '';
    let brackets = 0;
    /** Between the brackets that follow the name of a class. */
    let inBases = false;
    let named = false;
    let lineBegins = true;
    while (at < source.length) {
      const character = source[at] ?? '';
      if (inField && brackets === 0 && (character === '}' || character === ':')) return;
      if (inField && brackets === 0 && character === '!' && source[at + 1] !== '=') return;
      const blank = here(space);
      if (blank) {
        lineBegins ||= blank[0].includes('\n');
        take(blank[0].length, undefined);
        continue;
      }
      const quoted = here(opening);
      if (quoted) {
        const [, prefix = '', quotes = ''] = quoted;
        // A string that is a statement documents: it says something to people, as comments do.
        string(prefix, quotes, depth, lineBegins && brackets === 0 && quotes.length === 3 && !prefix ? 'c' : 's');
        before = '"';
        lineBegins = false;
        continue;
      }
      const remark = here(comment);
      if (remark) {
        take(remark[0].length, 'c');
        continue;
      }
      const decorated = lineBegins ? here(decorator) : null;
      const word = decorated ?? here(name);
      lineBegins = false;
      if (word) {
        at += word[0].length;
        const behind = here(called) ? 'call' : here(subscripted) ? 'subscript' : undefined;
        at -= word[0].length;
        const own = decorated ? 'f' : kindOf(word[0], before, behind);
        take(word[0].length, own ?? (inBases && behind === undefined ? 'f' : undefined));
        named = before === 'class';
        before = word[0];
        continue;
      }
      const sign = here(operator);
      const digits = sign ? null : here(number);
      if (digits) take(digits[0].length, 'n');
      else if (sign) take(sign[0].length, sign[0] === '->' || sign[0] === '...' ? undefined : 'k');
      else {
        inBases = character === '(' ? named : inBases && character !== ')';
        if ('([{'.includes(character)) brackets += 1;
        if (')]}'.includes(character)) brackets = Math.max(0, brackets - 1);
        take(1, undefined);
      }
      before = character;
    }
  };

  code(0, false);
  return tokens;
};

const escape = (text: string): string => text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');

/**
 * A program as HTML, one string a line, so that a line can be marked. No span crosses the end of a line.
 */
export const paint = (source: string): string[] => {
  let html = '';
  for (const { text, kind } of tokenize(source)) {
    const parts = escape(text).split('\n');
    html += parts.map((part) => (kind && part ? `<span class="${kind}">${part}</span>` : part)).join('\n');
  }
  return html.split('\n');
};
