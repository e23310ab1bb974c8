import { breakEvenSum, duration, type BreakEvenNumbers } from './sums.ts';
import { useNumbers, type NumberField } from './useNumbers.tsx';

const fields: readonly NumberField<keyof BreakEvenNumbers>[] = [
  { name: 'items', label: 'Items', least: 1, most: 1e9, whole: true },
  { name: 'itemMs', label: 'Milliseconds each computes', least: 0, most: 1e7 },
  { name: 'workers', label: 'Processes', least: 1, most: 1024, whole: true },
  { name: 'startMs', label: 'Milliseconds to start and end', least: 0, most: 1e6 },
  { name: 'sendUs', label: 'Microseconds to send one item', least: 0, most: 1e7 },
];

export interface BreakEvenSumProps {
  readonly example: BreakEvenNumbers;
}

const verdict = (wins: boolean, from: number | null): string => {
  if (from === null) return 'keep the loop, however many items come';
  const border = `from ${from.toLocaleString('en')} items on`;
  return wins ? `the pool wins, as it does ${border}` : `keep the loop; the pool wins ${border}`;
};

/** From how many items on a process pool beats the loop, with the reader's numbers; the first render is the example. */
export default function BreakEvenSum({ example }: BreakEvenSumProps) {
  const { numbers, inputs } = useNumbers(fields, example);
  const { loop, pool, from } = breakEvenSum(numbers);
  return (
    <>
      {inputs}
      <p>
        The loop takes {duration(loop / 1000)}, the pool {duration(pool / 1000)}:{' '}
        <output>{verdict(pool < loop, from)}</output>.
      </p>
    </>
  );
}
