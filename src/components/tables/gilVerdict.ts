import type { MeasuredRow } from '../measurements/measured.ts';

/** What a call does to the other threads. The rule is written out on the page that shows it. */
export type Verdict = 'lets go' | 'takes turns' | 'in part' | 'holds';

/** Shares of the call's time: the longest stall of the other thread, and all of its waiting for the lock. */
export interface Shares {
  readonly longest: number;
  readonly waited: number;
}

export const verdictOf = ({ longest, waited }: Shares): Verdict => {
  if (waited < 0.3) return 'lets go';
  if (longest < 0.3) return 'takes turns';
  return longest < 0.75 ? 'in part' : 'holds';
};

/** Seconds below which a call is too short for its shares to mean anything. */
const shortest = 0.1;

/**
 * The medians of one call in one run; none where the call was too short in it.
 * @throws where the run lacks the call
 */
export const sharesOf = (run: readonly MeasuredRow[], call: string): Shares | undefined => {
  const median = (metric: string): number => {
    const row = run.find((row) => row.metric === metric && row.params['call'] === call);
    if (row?.median == null) throw new Error(`${run[0]?.interpreter}: no ${metric} of ${call}`);
    return row.median;
  };
  if (median('duration') < shortest) return undefined;
  return { longest: median('longest_stall'), waited: median('waited') };
};

export interface Range {
  readonly least: number;
  readonly most: number;
}

export const rangeOf = (values: readonly number[]): Range | undefined =>
  values.length === 0 ? undefined : { least: Math.min(...values), most: Math.max(...values) };

const between = (least: string, most: string, unit: string): string =>
  least === most ? `${least}${unit}` : `${least} to ${most}${unit}`;

/** `2 to 9 %` */
export const percent = ({ least, most }: Range): string =>
  between(String(Math.round(least * 100)), String(Math.round(most * 100)), ' %');

/** `0.33 to 0.41×` */
export const times = ({ least, most }: Range): string => between(least.toFixed(2), most.toFixed(2), '×');
