/** Which sum a leaf's page works out with the reader's numbers. */
export type SumKind = 'pipeline' | 'breakEven';

const sums: Readonly<Record<string, SumKind>> = { pipeline: 'pipeline', 'plain-loop': 'breakEven' };

export const sumOf = (leaf: string): SumKind | undefined => (Object.hasOwn(sums, leaf) ? sums[leaf] : undefined);

export interface PipelineNumbers {
  readonly items: number;
  /** Seconds of waiting for one item. */
  readonly waiting: number;
  /** Seconds of computing for one item, on one core. */
  readonly computing: number;
  readonly cores: number;
  /** Threads that wait side by side. */
  readonly threads: number;
}

/**
 * Seconds for all items one after the other, and in a pipeline, where waiting overlaps and computing is divided by the
 * cores: the slower stage sets the pace, and the first item goes through both.
 */
export const pipelineSum = ({
  items,
  waiting,
  computing,
  cores,
  threads,
}: PipelineNumbers): {
  readonly oneByOne: number;
  readonly pipeline: number;
  readonly pace: 'waiting' | 'computing';
} => {
  const [waitingPace, computingPace] = [waiting / threads, computing / cores];
  const slower = Math.max(waitingPace, computingPace);
  return {
    oneByOne: items * (waiting + computing),
    pipeline: items === 0 ? 0 : waiting + computing + (items - 1) * slower,
    pace: waitingPace > computingPace ? 'waiting' : 'computing',
  };
};

export interface BreakEvenNumbers {
  readonly items: number;
  /** Milliseconds of computing for one item. */
  readonly itemMs: number;
  readonly workers: number;
  /** Milliseconds until the pool has started and ended. */
  readonly startMs: number;
  /** Microseconds to send one item and its result. */
  readonly sendUs: number;
}

/**
 * Milliseconds for a plain loop and for a pool of processes, and from how many items on the pool wins; `null` where it
 * never does, because sending an item costs more than computing it elsewhere saves.
 */
export const breakEvenSum = ({
  items,
  itemMs,
  workers,
  startMs,
  sendUs,
}: BreakEvenNumbers): { readonly loop: number; readonly pool: number; readonly from: number | null } => {
  // Sending happens in one process, whatever the number of workers: the slower of the two sets the pace.
  const pace = Math.max(itemMs / workers, sendUs / 1000);
  const saved = itemMs - pace;
  return {
    loop: items * itemMs,
    pool: startMs + items * pace,
    from: saved > 0 ? Math.floor(startMs / saved) + 1 : null,
  };
};

/** A time in words: `18 min 20 s`, `3 h 3 min`, `250 ms`. */
export const duration = (seconds: number): string => {
  if (seconds < 1) return `${Number((seconds * 1000).toPrecision(2))} ms`;
  if (seconds < 60) return `${Number(seconds.toPrecision(2))} s`;
  const whole = Math.round(seconds);
  const [hours, minutes, rest] = [Math.floor(whole / 3600), Math.floor((whole % 3600) / 60), whole % 60];
  if (hours >= 48) return `${Math.round(hours / 24)} days`;
  if (hours > 0) return `${hours} h${minutes > 0 ? ` ${minutes} min` : ''}`;
  return `${minutes} min${rest > 0 ? ` ${rest} s` : ''}`;
};

/** The number that a text means, with a comma for thousands (`10,000`) or for decimals (`0,5`); NaN where it is none. */
export const readNumber = (text: string): number => {
  const thousands = /^[1-9]\d{0,2}(,\d{3})+(\.\d*)?$/.test(text.trim());
  return text.trim() === '' ? NaN : Number(thousands ? text.replaceAll(',', '') : text.replace(',', '.'));
};

/** A number that somebody typed, kept within its bounds; `fallback` where it is none. */
export const typedNumber = (text: string, least: number, most: number, fallback: number): number => {
  const value = readNumber(text);
  return Number.isFinite(value) ? Math.min(most, Math.max(least, value)) : fallback;
};
