/** What the keys of the editor do to the text, as edits that the browser can undo. */

export const indentation = '    ';

/** Replace from `start` to `end` by `text`, then select from `selectStart` to `selectEnd`. */
export interface Edit {
  readonly start: number;
  readonly end: number;
  readonly text: string;
  readonly selectStart: number;
  readonly selectEnd: number;
}

const lineStart = (text: string, at: number): number => text.lastIndexOf('\n', at - 1) + 1;

const putIn = (start: number, end: number, text: string): Edit => {
  const after = start + text.length;
  return { start, end, text, selectStart: after, selectEnd: after };
};

/** Tab: spaces to the next stop, or one step more for every line of the selection. */
export const indent = (text: string, start: number, end: number): Edit => {
  const first = lineStart(text, start);
  if (start === end) {
    return putIn(start, end, ' '.repeat(indentation.length - ((start - first) % indentation.length)));
  }
  const moved = text.slice(first, end).replace(/^(?=.)/gm, indentation);
  return { start: first, end, text: moved, selectStart: first, selectEnd: first + moved.length };
};

/** Shift and Tab: one step less for every line of the selection. Undefined where there is none to take. */
export const outdent = (text: string, start: number, end: number): Edit | undefined => {
  const first = lineStart(text, start);
  const last = text.indexOf('\n', end) < 0 ? text.length : text.indexOf('\n', end);
  const before = text.slice(first, last);
  const moved = before.replace(/^ {1,4}/gm, '');
  if (moved === before) return undefined;
  const fromFirst = /^ {0,4}/.exec(before)?.[0].length ?? 0;
  const caret = Math.max(first, start - fromFirst);
  return {
    start: first,
    end: last,
    text: moved,
    selectStart: start === end ? caret : first,
    selectEnd: start === end ? caret : first + moved.length,
  };
};

/** Enter: a new line as deep as this one, one step deeper behind a colon. */
export const newLine = (text: string, start: number, end: number): Edit => {
  const line = text.slice(lineStart(text, start), start);
  const depth = /^[ \t]*/.exec(line)?.[0] ?? '';
  const opens = /:\s*(?:#.*)?$/.test(line) ? indentation : '';
  return putIn(start, end, `\n${depth}${opens}`);
};

/** Where a line, counted from 1, begins and ends. */
export const rangeOfLine = (text: string, line: number): readonly [start: number, end: number] => {
  const lines = text.split('\n');
  const start = lines.slice(0, line - 1).reduce((sum, { length }) => sum + length + 1, 0);
  return [Math.min(start, text.length), Math.min(start + (lines[line - 1]?.length ?? 0), text.length)];
};
