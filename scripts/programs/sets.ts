/** Every set of one to `most` options, the empty set first. */
export const setsUpTo = (options: readonly string[], most: number): string[][] => {
  const sets: string[][] = [[]];
  const grow = (set: string[], from: number): void => {
    if (set.length === most) return;
    options.slice(from).forEach((option, index) => {
      const larger = [...set, option];
      sets.push(larger);
      grow(larger, from + index + 1);
    });
  };
  grow([], 0);
  return sets.sort((a, b) => a.length - b.length);
};

/** Numbers from 0 to below 1, the same for the same seed (mulberry32). */
export const seeded = (seed: number): (() => number) => {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
};

/** A set of three or more options, drawn with the given numbers. */
export const randomSet = (options: readonly string[], random: () => number): string[] => {
  const share = 0.3 + 0.6 * random();
  return options.filter(() => random() < share);
};
