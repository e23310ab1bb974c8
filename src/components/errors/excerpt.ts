/** One line of a text as it is shown around what was found. */
export interface ExcerptLine {
  /** From 1. */
  readonly number: number;
  readonly text: string;
  readonly found: boolean;
}

/** Lines of context on either side, lines shown at the most, and letters of a line. */
const [around, most, widest] = [2, 9, 300];

/** The lines that were found with those around them; of a long stretch its beginning and its end. */
export const excerptOf = (lines: readonly string[], [first, last]: readonly [number, number]): ExcerptLine[] => {
  const from = Math.max(0, first - around);
  const to = Math.min(lines.length - 1, last + around);
  return Array.from({ length: to - from + 1 }, (_, index) => from + index)
    .filter((index) => to - from < most || index < from + 4 || index > to - 4)
    .map((index) => {
      const text = lines[index] ?? '';
      return {
        number: index + 1,
        text: text.length > widest ? `${text.slice(0, widest)}…` : text,
        found: index >= first && index <= last,
      };
    });
};
