import type { Step } from '../tree/walk.ts';
import type { Wishes } from './condition.ts';

/**
 * The sentence in a program's docstring that says for which answers it was made.
 *
 * @param use the recommendation, such as "Use a thread pool"
 * @param trail the answers that led to it; none for the program of the plain page
 */
export const madeFor = (use: string, trail: readonly Step[], { options, python }: Wishes): string => {
  const answers = trail.map(({ question, answer }) => `${question}=${answer}`).join(', ');
  const wanted = options.size > 0 ? ` With ${[...options].join(', ')}.` : '';
  const from = ` Needs Python 3.${python} or later.`;
  return `Made for "${use}"${answers === '' ? '' : `: ${answers}`}.${wanted}${from}`;
};
