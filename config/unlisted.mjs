import { questions } from '../src/components/wizard/tree/questions.ts';

/**
 * Pages that search engines need not know: the wizard's questions are steps, not answers; the sheet for paper and what
 * stands in other sites' frames have their whole pages elsewhere.
 * @param {string} path root-relative, without the base path
 */
export const unlisted = (path) =>
  path === '/choose/print/' ||
  path.startsWith('/embed/') ||
  Object.hasOwn(questions, /^\/choose\/([^/]+)\/$/.exec(path)?.[1] ?? '');
