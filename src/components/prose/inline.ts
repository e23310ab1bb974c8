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

/** A piece of a paragraph of our data: words, `code`, a link of this site, or a source. */
export type ProsePart =
  InlinePart | { readonly path: string; readonly label: readonly InlinePart[] } | { readonly cite: string };

/** Parts a paragraph at its links, `[words](/path/)`, its sources, `[@id]`, and its backticks. */
export const proseParts = (paragraph: string): ProsePart[] => {
  const parts: ProsePart[] = [];
  let from = 0;
  // Code comes first: what looks like a link inside it is none.
  for (const { 0: whole, 1: label, 2: path, 3: cite, index } of paragraph.matchAll(
    /`[^`]*`|\[([^\]@][^\]]*)\]\((\/[^)\s]*)\)|\[@([\w-]+)\]/g,
  )) {
    if (whole.startsWith('`')) continue;
    parts.push(...inlineParts(paragraph.slice(from, index)));
    if (path !== undefined && label !== undefined) parts.push({ path, label: inlineParts(label) });
    else if (cite !== undefined) parts.push({ cite });
    from = index + whole.length;
  }
  return [...parts, ...inlineParts(paragraph.slice(from))];
};

/** The sources that a paragraph names. */
export const citedIn = (paragraph: string): string[] =>
  proseParts(paragraph).flatMap((part) => ('cite' in part ? [part.cite] : []));
