import type { Measurement } from '../../content.schemas.ts';
import { pickRow, type MeasuredRow } from './measured.ts';

const folder = '/src/data/measurements/';
const files = import.meta.glob<readonly MeasuredRow[]>('/src/data/measurements/*.json', {
  import: 'default',
  eager: true,
});

/**
 * The measured row that a page or a data entry names.
 * @throws where there is no such file or not exactly one such row
 */
export const measured = (wanted: Measurement): MeasuredRow => {
  const rows = files[`${folder}${wanted.file}.json`];
  if (!rows)
    throw new Error(`${folder}${wanted.file}.json does not exist. There are: ${Object.keys(files).join(', ')}`);
  return pickRow(rows, wanted);
};

/** The rows of every interpreter on which a benchmark ran, one list each, oldest version first. */
export const runsOf = (benchmark: string): (readonly [MeasuredRow, ...MeasuredRow[]])[] =>
  Object.entries(files)
    .filter(([file]) => file.startsWith(`${folder}${benchmark}-`))
    .sort(([a], [b]) => a.localeCompare(b, 'en', { numeric: true }))
    .map(([file, [first, ...rest]]) => {
      if (!first) throw new Error(`${file} is empty`);
      return [first, ...rest];
    });
