import type { Measurement } from '../../content.schemas.ts';

/** One row of a benchmark, as `src/data/measurements/` holds it; see the README there for machine and method. */
export interface MeasuredRow {
  readonly benchmark: string;
  /** Such as `CPython 3.14.7`. */
  readonly interpreter: string;
  /** `plain`, with `free-threaded`, `PGO` or others added. */
  readonly build: string;
  readonly gil: boolean;
  readonly cores: number;
  readonly params: Readonly<Record<string, string | number>>;
  readonly metric: string;
  readonly unit: string;
  readonly median: number | null;
  readonly min: number | null;
  readonly max: number | null;
  readonly n: number;
  /** YYYY-MM-DD. */
  readonly date: string;
}

/**
 * The one row that has the metric and all of the parameters.
 * @throws where none or several do, naming the rows there are
 */
export const pickRow = (rows: readonly MeasuredRow[], { file, metric, params }: Measurement): MeasuredRow => {
  const wanted = Object.entries(params);
  const found = rows.filter(
    (row) => row.metric === metric && wanted.every(([key, value]) => row.params[key] === value),
  );
  const [row] = found;
  if (row && found.length === 1) return row;
  const choices = (found.length > 0 ? found : rows.filter((row) => row.metric === metric)).map((row) =>
    JSON.stringify(row.params),
  );
  throw new Error(
    `${file}: ${found.length} rows have ${metric} with ${JSON.stringify(params)}; with that metric there are: ${choices.join(', ') || [...new Set(rows.map((row) => row.metric))].join(', ')}`,
  );
};

/** Two digits: repeated runs differ by 3 to 10 %. */
const shown = (value: number): string => String(Number(value.toPrecision(2)));

/** A quantity in the unit a reader would use: 54,346 µs as `54 ms`, 0.988 x as `0.99×`. */
export const quantity = (value: number, unit: string): string => {
  if (unit === 'x') return `${value < 9.95 ? value.toFixed(2) : shown(value)}×`;
  if (unit === 'us' && value < 1) return `${shown(value * 1e3)} ns`;
  if (unit === 'us' && value >= 1e6) return `${shown(value / 1e6)} s`;
  if (unit === 'us' && value >= 1e3) return `${shown(value / 1e3)} ms`;
  if (unit === 'us') return `${shown(value)} µs`;
  if (unit === 's' && value < 0.995) return `${shown(value * 1e3)} ms`;
  return `${shown(value)} ${unit}`;
};

const inOne: Readonly<Record<string, number>> = { us: 1e-6, ms: 1e-3, s: 1, KiB: 1024, MiB: 1024 ** 2, x: 1, share: 1 };

/**
 * The number to compare by: seconds, bytes, or as it is.
 * @throws for a unit that no benchmark has used yet
 */
export const inBaseUnit = (value: number, unit: string): number => {
  const factor = inOne[unit];
  if (factor === undefined) throw new Error(`no base unit for ${unit}`);
  return value * factor;
};

/** Version and build as readers name them: `3.14.7`, `3.14.7 free-threaded`. */
export const buildOf = ({ interpreter, build }: MeasuredRow): string =>
  interpreter.replace('CPython ', '') + (build.includes('free-threaded') ? ' free-threaded' : '');
