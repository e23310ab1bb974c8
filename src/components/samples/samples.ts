import { parse } from 'yaml';
import { sidecar, type Outputs, type Run, type Sidecar } from './sidecar.ts';

// The options are literals at each call: the bundler reads them as text.
const programs = import.meta.glob<string>('/src/samples/**/*.py', { query: '?raw', import: 'default', eager: true });
const texts = import.meta.glob<string>(['/src/samples/**/*.out', '/src/samples/**/*.err'], {
  query: '?raw',
  import: 'default',
  eager: true,
});
const sidecars = import.meta.glob<string>('/src/samples/**/*.yaml', { query: '?raw', import: 'default', eager: true });
const runs = import.meta.glob<Record<string, Run>>('/src/data/runs/*.json', { import: 'default', eager: true });

const folder = '/src/samples/';

export interface SampleFile {
  /** Such as `threading/first_thread.py`. */
  readonly file: string;
  readonly source: string;
  readonly sidecar: Sidecar;
  readonly outputs: Outputs;
  /** What a failing program wrote to standard error on the newest interpreter. */
  readonly stderr: string | undefined;
  /** Undefined where the sample was never run; its sidecar then says why. */
  readonly run: Run | undefined;
}

/** Every sample's address under `src/samples/`, such as `gil/switch_interval.py`. */
export const sampleFiles: readonly string[] = Object.keys(programs).map((path) => path.slice(folder.length));

const outputsOf = (stem: string): Outputs =>
  Object.fromEntries(
    Object.entries(texts).flatMap(([path, text]) => {
      const found = path.startsWith(`${stem}.`) ? /^\.(?:(3\.\d+)\.)?out$/.exec(path.slice(stem.length)) : null;
      return found ? [[found[1] ?? '', text]] : [];
    }),
  );

/** Where and when a sample last ran, or undefined where nobody ran it. */
export const recordedRunOf = (file: string): Run | undefined => {
  const [topic = '', name = ''] = file.replace(/\.py$/, '').split('/');
  return runs[`/src/data/runs/${topic}.json`]?.[name];
};

/**
 * A sample with all that lies beside it.
 * @throws where there is no such file, or its sidecar breaks the schema
 */
export const sampleOf = (file: string): SampleFile => {
  const source = programs[folder + file];
  if (source === undefined) throw new Error(`src/samples/${file} does not exist. There are: ${sampleFiles.join(', ')}`);
  const stem = folder + file.replace(/\.py$/, '');
  const parsed = sidecar.safeParse(parse(sidecars[`${stem}.yaml`] ?? '{}'));
  if (!parsed.success) throw new Error(`src/samples/${file.replace(/\.py$/, '.yaml')}: ${parsed.error.message}`);
  return {
    file,
    source,
    sidecar: parsed.data,
    outputs: outputsOf(stem),
    stderr: texts[`${stem}.err`],
    run: recordedRunOf(file),
  };
};

/** All recorded runs, in no particular order. */
export const recordedRuns: readonly Run[] = Object.values(runs).flatMap((topic) => Object.values(topic));
