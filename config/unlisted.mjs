import { questions } from '../src/components/wizard/questions.ts';

/**
 * Pages that search engines need not know: the wizard's questions are steps, not answers.
 * @param {string} path root-relative, without the base path
 */
export const unlisted = (path) => Object.hasOwn(questions, /^\/choose\/([^/]+)\/$/.exec(path)?.[1] ?? '');
