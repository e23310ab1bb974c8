/**
 * What stands between the reader's words and Pagefind, which wants every word of a query on one page.
 * `npm run bench:search` measures this very file.
 */

import { lastMessage } from './lastMessage.ts';
import { mend } from './spelling.ts';

export interface SearchResult {
  readonly id: string;
  readonly score: number;
  data(): Promise<unknown>;
}

export interface SearchEngine {
  search(query: string): Promise<{ results: readonly SearchResult[] }>;
}

/** Words that say nothing about a topic here. */
const common = new Set(
  (
    'a an and are as at be but by can cannot could did do does for from get gets give gives has have how i if in into is it its ' +
    'me my no not of on one or so some than that the their them then there they this to use used using vs was we what when ' +
    'where which while who why will with without you your versus between difference python'
  ).split(' '),
);

/** Longer than this, a query is no question but a text. */
const longest = 200;

/** What to search for: the query itself, of a pasted text the last thing in it that reads like an exception. */
export const inWords = (query: string): string => {
  const typed = query.trim();
  return typed.length <= longest ? typed : lastMessage(typed);
};

/** Enough results that nothing further is asked. */
export const enough = 3;
/** Words asked one by one at the most; each may fetch a part of the index. */
const mostWords = 6;

const isChinese = (text: string): boolean => /\p{Script=Han}/u.test(text);

/** Names without their module and brackets: `asyncio.wait_for(` becomes `wait_for`. */
const bareNames = (query: string): string =>
  query
    .replace(/[()[\]{}"'`:;,!?<>]+/g, ' ')
    .split(/\s+/)
    .map((word) => (/^[\w.]+\.[A-Za-z_]\w*$/.test(word) ? (word.split('.').at(-1) ?? word) : word))
    .filter((word) => word !== '')
    .join(' ');

/** The longest Chinese word that is looked for. */
const longestChinese = 8;

/**
 * Cuts a Chinese run into the words that the site knows, the longest first. A browser's own word list lacks those of
 * this field: it takes the two signs of "thread" for two words.
 */
const chineseWords = (run: string, known: ReadonlySet<string>): string[] => {
  const found: string[] = [];
  for (let at = 0; at < run.length;) {
    let length = Math.min(longestChinese, run.length - at);
    while (length > 1 && !known.has(run.slice(at, at + length))) length -= 1;
    if (length > 1) found.push(run.slice(at, at + length));
    at += length;
  }
  return found;
};

const telling = (query: string, known: ReadonlySet<string>): string[] => [
  ...new Set(
    bareNames(query)
      .split(' ')
      .flatMap((word) =>
        isChinese(word) ? [...chineseWords(word, known), ...(word.match(/[\w.]{2,}/g) ?? [])] : [word],
      )
      .filter(
        (word) => word.length > 1 && !common.has(word.toLowerCase()) && !/^(0x)?[0-9a-f]{6,}$|^\d{3,}$/i.test(word),
      ),
  ),
];

/** The ways in which a query is put to the index, most faithful first. */
export const phrasings = (query: string, known: ReadonlySet<string> = new Set()): string[] => {
  const typed = query.trim();
  const words = telling(typed, known);
  const spaced = typed.replace(/([a-z])([A-Z])/g, '$1 $2');
  const ways = [
    ...(isChinese(typed) && typed.length <= 8 && !/\s/.test(typed) ? [`"${typed}"`] : []),
    typed,
    bareNames(typed),
    words.join(' '),
    ...(words.length === 1 && spaced !== typed ? [spaced] : []),
  ];
  return [...new Set(ways.filter((way) => way !== ''))];
};

/** Pages that have any of the words, those first that have more of the rarer ones. */
const anyOf = async (words: readonly string[], engine: SearchEngine): Promise<SearchResult[]> => {
  const answers = await Promise.all(words.slice(0, mostWords).map((word) => engine.search(word)));
  const weights = new Map<string, { result: SearchResult; weight: number }>();
  for (const { results } of answers) {
    const best = results[0]?.score ?? 1;
    const rarity = 1 / Math.log2(results.length + 2);
    for (const result of results) {
      const weight = rarity * (0.5 + result.score / best);
      weights.set(result.id, { result, weight: weight + (weights.get(result.id)?.weight ?? 0) });
    }
  }
  return [...weights.values()].sort((a, b) => b.weight - a.weight).map(({ result }) => result);
};

export interface Answer {
  readonly results: readonly SearchResult[];
  /** What was asked instead, where the query had words that are nowhere on the site. */
  readonly mended?: string;
}

/**
 * Asks in every way until there are enough results; later ways only append, so that they never push down a result of
 * the words as typed.
 *
 * @param words the words of the site, lower case and sorted; without them nothing is mended
 */
const search = async (
  query: string,
  { pagefind, words = [] }: { readonly pagefind: SearchEngine; readonly words?: readonly string[] },
): Promise<Answer> => {
  const typed = query.trim();
  const asked = words.length > 0 ? mend(typed, words) : typed;
  if (asked === '') return { results: [] };
  const known = new Set(words);
  const found = new Map<string, SearchResult>();
  const add = (results: readonly SearchResult[]) => {
    for (const result of results) if (!found.has(result.id)) found.set(result.id, result);
  };
  for (const way of phrasings(asked, known)) {
    if (found.size >= enough) break;
    add((await pagefind.search(way)).results);
  }
  if (found.size < enough) add(await anyOf(telling(asked, known), pagefind));
  const results = [...found.values()];
  return asked === typed ? { results } : { results, mended: asked };
};

export default search;
