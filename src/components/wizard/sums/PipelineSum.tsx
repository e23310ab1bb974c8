import { duration, pipelineSum, type PipelineNumbers } from './sums.ts';
import { useNumbers, type NumberField } from './useNumbers.tsx';

const fields: readonly NumberField<keyof PipelineNumbers>[] = [
  { name: 'items', label: 'Items', least: 1, most: 1e9, whole: true },
  { name: 'waiting', label: 'Seconds each waits', least: 0, most: 1e6 },
  { name: 'computing', label: 'Seconds each computes', least: 0, most: 1e6 },
  { name: 'cores', label: 'Cores', least: 1, most: 1024, whole: true },
  { name: 'threads', label: 'Threads that wait', least: 1, most: 10_000, whole: true },
];

const example: PipelineNumbers = { items: 10_000, waiting: 0.1, computing: 1, cores: 8, threads: 20 };

/** What a pipeline gains, with the reader's numbers. The first render is the example, and stands without scripts. */
export default function PipelineSum() {
  const { numbers, inputs } = useNumbers(fields, example);
  const { items, waiting, computing, cores, threads } = numbers;
  const { oneByOne, pipeline, pace } = pipelineSum(numbers);
  return (
    <>
      {inputs}
      <p>
        One after the other, {items.toLocaleString('en')} items of {waiting} s waiting and {computing} s computing take{' '}
        {duration(oneByOne)}. In a pipeline the waiting overlaps ({threads} at a time) and the computing is divided by{' '}
        {cores} {cores === 1 ? 'core' : 'cores'}: about <output>{duration(pipeline)}</output>. The {pace} sets the pace.
      </p>
    </>
  );
}
