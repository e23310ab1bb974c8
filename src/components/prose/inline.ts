export interface InlinePart {
  readonly code: boolean;
  readonly text: string;
}

/** Parts a sentence of our data at its backticks: `code` and words by turns, empty parts left out. */
export const inlineParts = (sentence: string): InlinePart[] =>
  sentence
    .split('`')
    .map((text, index) => ({ code: index % 2 === 1, text }))
    .filter(({ text }) => text !== '');

/** The sentence as plain text, for titles, labels and Markdown-free places. */
export const plain = (sentence: string): string => sentence.replaceAll('`', '');
