/**
 * Compares two texts line by line, by their longest common subsequence.
 * @returns the indices of the lines that are new in `after`, and how many of `before` are gone
 */
export const changedLines = (
  before: readonly string[],
  after: readonly string[],
): { readonly added: ReadonlySet<number>; readonly removed: number } => {
  // common[i][j]: lines that before from i on and after from j on have in common
  const width = after.length + 1;
  const common = new Uint16Array((before.length + 1) * width);
  const at = (i: number, j: number): number => common[i * width + j] ?? 0;
  for (let i = before.length - 1; i >= 0; i -= 1) {
    for (let j = after.length - 1; j >= 0; j -= 1) {
      common[i * width + j] = before[i] === after[j] ? 1 + at(i + 1, j + 1) : Math.max(at(i + 1, j), at(i, j + 1));
    }
  }
  const added = new Set<number>();
  let [i, j] = [0, 0];
  while (j < after.length) {
    if (i < before.length && before[i] === after[j]) {
      i += 1;
      j += 1;
    } else if (i < before.length && at(i + 1, j) >= at(i, j + 1)) i += 1;
    else {
      added.add(j);
      j += 1;
    }
  }
  return { added, removed: before.length - at(0, 0) };
};
