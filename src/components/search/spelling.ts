/**
 * Mends misspelt words of a query with the words of the site itself, because Pagefind answers an unknown word with
 * whatever begins like it. Self-contained, without imports: `npm run bench:search` measures this very file.
 */

/** Words shorter than this are taken as they are: nearly everything is one letter away from them. */
const shortest = 4;

/** Letters that may be wrong, swapped, missing or too many. */
const slips = (word: string): number => (word.length < 7 ? 1 : 2);

/** Whether a word of the site begins so; `words` are sorted. */
const known = (words: readonly string[], start: string): boolean => {
  let [low, high] = [0, words.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((words[middle] ?? '') < start) low = middle + 1;
    else high = middle;
  }
  return words[low]?.startsWith(start) ?? false;
};

/** Edits between two words, neighbours swapped counting as one (optimal string alignment); stops counting past `most`. */
export const edits = (one: string, other: string, most: number): number => {
  if (Math.abs(one.length - other.length) > most) return most + 1;
  let before: number[] = [];
  let row = Array.from({ length: other.length + 1 }, (_, index) => index);
  for (let i = 1; i <= one.length; i += 1) {
    const next = [i];
    for (let j = 1; j <= other.length; j += 1) {
      const same = one[i - 1] === other[j - 1];
      let cost = Math.min((row[j] ?? 0) + 1, (next[j - 1] ?? 0) + 1, (row[j - 1] ?? 0) + (same ? 0 : 1));
      if (i > 1 && j > 1 && one[i - 1] === other[j - 2] && one[i - 2] === other[j - 1])
        cost = Math.min(cost, (before[j - 2] ?? 0) + 1);
      next.push(cost);
    }
    if (Math.min(...next) > most) return most + 1;
    [before, row] = [row, next];
  }
  return row[other.length] ?? most + 1;
};

const nearest = (words: readonly string[], word: string): string | undefined => {
  let best: string | undefined;
  let least = slips(word) + 1;
  for (const candidate of words) {
    // People seldom miss the first letter.
    if (candidate[0] !== word[0]) continue;
    const distance = edits(word, candidate, least - 1);
    if (distance < least) [best, least] = [candidate, distance];
  }
  return best;
};

/**
 * The query with its misspelt words mended, and those left out that resemble nothing on the site.
 *
 * @param words the words of the site, lower case and sorted
 * @returns the query as typed where nothing was unknown; empty where nothing was known
 */
export const mend = (query: string, words: readonly string[]): string => {
  const mended = query.split(/\s+/).map((typed) => {
    const word = typed.toLowerCase().replace(/^[^a-z_]+|[^a-z_]+$/g, '');
    // Names with dots, digits and brackets, and other scripts, are for the index to judge.
    if (word.length < shortest || !/^[a-z_]+$/.test(word) || known(words, word)) return typed;
    return nearest(words, word) ?? '';
  });
  return mended.filter((word) => word !== '').join(' ');
};
