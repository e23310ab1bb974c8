import { Unavailable } from '../inTime.ts';
import type { SearchEngine, SearchResult } from './search.ts';

/** What Pagefind tells of one page. */
export interface Found {
  readonly url: string;
  readonly excerpt: string;
  readonly meta: Readonly<Record<string, string>>;
  /** Sections in the order of the page; `locations` are the places of the words found. */
  readonly sub_results: readonly {
    readonly title: string;
    readonly url: string;
    readonly locations: readonly number[];
  }[];
}

export interface Pagefind extends SearchEngine {
  init(): Promise<void>;
}

export interface Engine {
  readonly pagefind: Pagefind;
  /** The words of the site, lower case and sorted. */
  readonly words: readonly string[];
}

interface PagefindModule {
  createInstance(options: object): Pagefind;
}

/** Settled on the development queries; see `npm run bench:search`. */
const ranking = {
  pageLength: 0.1,
  termFrequency: 0.1,
  termSaturation: 2,
  termSimilarity: 9,
  metaWeights: { title: 6, aliases: 4 },
};

const folderOf = (bundle: string): string => bundle.replace(/[^/]*$/, '');

const listIn = async (address: string): Promise<readonly string[]> => {
  const answer = await fetch(address);
  if (!answer.ok) throw new Unavailable(`${address} answers ${answer.status}`);
  return (await answer.json()) as readonly string[];
};

/**
 * Loads Pagefind from its folder, each time as a new instance: one that missed a part at its start never asks again.
 * The list of words lies beside it.
 * @throws when the script, its entry, its WebAssembly or the list cannot be had
 */
export const loadEngine = async (bundle: string): Promise<Engine> => {
  const words = listIn(`${folderOf(bundle)}words.json`);
  // Nobody waits for it yet; a failure is met below.
  words.catch(() => undefined);
  const { createInstance } = (await import(/* @vite-ignore */ bundle)) as PagefindModule;
  const pagefind = createInstance({ ranking, excerptLength: 18 });
  await pagefind.init();
  return { pagefind, words: await words };
};

/** @throws where the part of the index that holds a page's text is missing */
export const details = async (results: readonly SearchResult[]): Promise<Found[]> =>
  (await Promise.all(results.map((result) => result.data()))) as Found[];

/** Whether a part of the index cannot be fetched. Costs one small request a part, so it is asked only where little was found. */
export const partsMissing = async (bundle: string): Promise<boolean> => {
  const folder = folderOf(bundle);
  const parts = await listIn(`${folder}parts.json`);
  const answers = await Promise.all(parts.map((part) => fetch(`${folder}index/${part}`, { method: 'HEAD' })));
  return answers.some(({ ok }) => !ok);
};
