import type { Questions } from './define.ts';
import { questions } from './questions.ts';

/** The tree without its leaves' texts: what the islands need, and all they ship. */
export const outline: Questions = { start: 'work', questions };
