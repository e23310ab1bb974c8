import { href } from '../../links.ts';
import { inTime, Unavailable } from '../inTime.ts';
import { errorFinder, type ErrorFinder, type KnownError } from './findErrors.ts';

let finder: Promise<ErrorFinder> | undefined;

const load = async (): Promise<ErrorFinder> => {
  const address = href('/errors/patterns.json');
  const answer = await fetch(address);
  if (!answer.ok) throw new Unavailable(`${address} answers ${answer.status}`);
  return errorFinder((await answer.json()) as readonly KnownError[]);
};

/**
 * The catalogue's patterns, fetched once for the page; a failed start is forgotten, so that the next try starts anew.
 * @throws when they cannot be had in time
 */
export const loadErrors = (): Promise<ErrorFinder> => {
  finder ??= inTime(load());
  finder.catch(() => (finder = undefined));
  return finder;
};

/** Where an error's page is. */
export const pageOf = (id: string): string => href(`/errors/${id}/`);
