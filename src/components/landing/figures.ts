import type { Run } from '../samples/sidecar.ts';

export interface Figures {
  readonly programs: number;
  /** Names of the interpreters, oldest first. */
  readonly interpreters: readonly string[];
  /** The last day on which a program was recorded, YYYY-MM-DD. */
  readonly date: string;
}

/**
 * The figures that make people trust the site, counted from the recorded runs.
 * @throws where nothing has been recorded
 */
export const figures = (runs: readonly Run[]): Figures => {
  const date = runs
    .map((run) => run.date)
    .sort()
    .at(-1);
  if (date === undefined) throw new Error('src/data/runs/ holds no recorded run: npm run record');
  const interpreters = [...new Set(runs.flatMap((run) => run.interpreters))];
  interpreters.sort((a, b) => a.localeCompare(b, 'en', { numeric: true }));
  return { programs: runs.length, interpreters, date };
};
