import type { Question, Questions } from './define.ts';
import { questions } from './questions.ts';
import { routes, start } from './structure.ts';

const questionOf = (id: keyof typeof routes): Question => {
  const { ask, why, answers } = questions[id];
  const words: Readonly<Record<string, readonly [string, string]>> = answers;
  return {
    ask,
    why,
    answers: Object.fromEntries(
      Object.entries(routes[id]).map(([answer, next]) => {
        const [label = '', consequence = ''] = words[answer] ?? [];
        return [answer, { label, consequence, next }];
      }),
    ),
  };
};

/** The tree without its leaves: what the islands need, and all they ship. */
export const outline: Questions = {
  start,
  questions: Object.fromEntries((Object.keys(routes) as (keyof typeof routes)[]).map((id) => [id, questionOf(id)])),
};
