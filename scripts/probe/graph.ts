import type { Tree } from '../../src/components/wizard/tree/define.ts';

/** The widest line of a Python file, as PEP 8 counts for black. */
const width = 88;

/** A Python string; JSON's escapes are Python's as well. Sentences lose their backticks: they are printed plain. */
const quoted = (text: string): string => JSON.stringify(text.replaceAll('`', ''));

/** One entry of a dictionary, its text broken over several lines where it is too long. */
const entry = (key: string, text: string): string => {
  const line = `    ${quoted(key)}: ${quoted(text)},`;
  if (line.length <= width) return line;
  const parts: string[] = [''];
  for (const word of text.replaceAll('`', '').split(/(?<= )/)) {
    const last = parts.length - 1;
    // Eight columns of indentation and two quotes.
    if ((parts[last] + word).length > width - 10) parts.push(word);
    else parts[last] += word;
  }
  return [`    ${quoted(key)}: (`, ...parts.map((part) => `        ${quoted(part)}`), '    ),'].join('\n');
};

const markers = { begin: '# graph: begin\n', end: '# graph: end\n' };

/** What the probe knows of the tree: question, answer, next; and a sentence for each question and leaf. */
export const graphOf = ({ start, questions, leaves }: Tree): string => {
  const edges = Object.entries(questions).map(([id, { answers }]) => {
    const next = Object.entries(answers).map(([answer, { next }]) => `        ${quoted(answer)}: ${quoted(next)},`);
    return [`    ${quoted(id)}: {`, ...next, '    },'].join('\n');
  });
  const words = [
    ...Object.entries(questions).map(([id, { ask }]) => entry(id, ask)),
    ...Object.entries(leaves).map(([id, { use }]) => entry(id, use)),
  ];
  return [
    `START = ${quoted(start)}`,
    'QUESTIONS: dict[str, dict[str, str]] = {',
    ...edges,
    '}',
    'WORDS: dict[str, str] = {',
    ...words,
    '}',
    '',
  ].join('\n');
};

/**
 * The probe's source with the tree of today.
 * @throws where the source has lost its marker comments
 */
export const withGraph = (source: string, tree: Tree): string => {
  const [before, after] = [source.indexOf(markers.begin), source.indexOf(markers.end)];
  if (before < 0 || after < before) throw new Error('the probe has lost its comments "graph: begin" and "graph: end"');
  return source.slice(0, before + markers.begin.length) + graphOf(tree) + source.slice(after);
};
