import { z } from 'astro/zod';
import { builtFor } from '../runner/interpreter/layout.ts';

/**
 * What `<name>.yaml` beside a sample may say; only where the defaults do not hold.
 */
export const sidecar = z.strictObject({
  /** The oldest Python that runs it. */
  requires: z
    .string()
    .regex(/^>=3\.\d{1,2}$/, 'requires is written ">=3.11"')
    .default('>=3.10'),
  /** The newest Python on which it shows what its page says: an error may be gone from the next one on. */
  until: z
    .string()
    .regex(/^3\.\d{1,2}$/, 'until is written "3.12"')
    .optional(),
  /** Interpreters of the machine, and the page's own Python, or in its place the newer one in WebAssembly. */
  runsIn: z.array(z.enum(['native', 'page'])).default(['native', 'page']),
  /** Why the page's own Python cannot run it, in half a sentence; where `runsIn` leaves the page out. */
  notInPage: z.string().optional(),
  /** Modules of the standard library that not every Python has, such as tkinter: one without them passes it over. */
  needs: z.array(z.string().regex(/^\w+$/)).default([]),
  /** Builds on which it shows what its page says: some programs show what the GIL does. */
  builds: z.array(z.enum(['gil', 'free-threaded'])).default(['gil', 'free-threaded']),
  /** For a program that ought to fail or hang. Without it: exit code 0, under `-X dev -W error`. */
  expects: z
    .strictObject({
      exit: z.number().int().optional(),
      /** A regular expression that standard error must match. */
      stderr: z.string().optional(),
      /** True where the program must still be running when the time limit ends it. */
      hang: z.boolean().default(false),
    })
    .refine(({ exit, stderr, hang }) => exit !== undefined || stderr !== undefined || hang, {
      error: 'expects says nothing: name exit, stderr or hang',
    })
    .optional(),
  /** Regular expressions for what differs from run to run; both sides are blanked before they are compared. */
  varies: z.array(z.string()).default([]),
  /** Parts of the file that a page may show alone: from the first line that holds `from` to the next that holds `to`. */
  regions: z.record(z.string(), z.strictObject({ from: z.string(), to: z.string() })).default({}),
  /** Which clock the page's own Python uses. */
  clock: z.enum(['hybrid', 'virtual']).optional(),
  /** Modes in which the page's own Python must print what is recorded; a race prints something else in others. */
  preemption: z.array(z.enum(['off', 'gil', 'any-bytecode'])).default(['off', 'gil', 'any-bytecode']),
  /** Why nobody ran it yet: the page then shows no output and says so. */
  unrun: z.string().optional(),
});

export type Sidecar = z.infer<typeof sidecar>;

/** One recorded run of a sample, kept in `src/data/runs/<topic>.json`. */
export interface Run {
  /** SHA-256 of program and sidecar: a record of another text is out of date. */
  readonly digest: string;
  /** Day of the run, YYYY-MM-DD. */
  readonly date: string;
  readonly platform: string;
  readonly cores: number;
  /**
   * Version and build, such as `3.13.0` or `3.14.7 free-threaded`, oldest first; `3.14.2 in the page` or
   * `3.15.0rc1 in WebAssembly` comes last.
   */
  readonly interpreters: readonly string[];
}

/** What a record calls the page's own Python of a version. */
export const inPage = (version: string): string => `${version} in the page`;

/** What a record calls a Python in WebAssembly that runs threads as the page's does, and is not shipped. */
export const inWebAssembly = (version: string): string => `${version} in WebAssembly`;

/** Whether a record's interpreter is one of the machine, with threads of the operating system. */
export const isNative = (interpreter: string): boolean => !/ in (the page|WebAssembly)$/.test(interpreter);

const minor = (version: string): number => Number(version.split('.')[1]);

/** Whether a program needs a newer Python than the page has. */
export const newerThanPage = ({ requires }: Pick<Sidecar, 'requires'>): boolean =>
  minor(requires) > minor(builtFor.python);

/** Whether the page's own Python can run a program. */
export const runsInPage = (sample: Pick<Sidecar, 'requires' | 'until' | 'runsIn' | 'unrun'>): boolean =>
  sample.unrun === undefined &&
  sample.runsIn.includes('page') &&
  !newerThanPage(sample) &&
  (sample.until === undefined || minor(sample.until) >= minor(builtFor.python));

/**
 * Where a program ran, in words: `3.10, 3.13 with the GIL, and 3.14.2 in the page`.
 * @param interpreters as a run records them
 */
export const ranOn = (interpreters: readonly string[]): string => {
  const [native, ours]: [string[], string[]] = [[], []];
  for (const name of interpreters) {
    const version = name.split(' ')[0] ?? '';
    if (isNative(name)) native.push(name);
    else ours.push(name === inPage(version) ? name : `${name} with our threads`);
  }
  if (native.length === 0) return ours.join(', ');
  const minors = new Set(native.map((name) => name.replace(/^(3\.\d+)\.\d+\S*/, '$1')));
  const free = native.filter((name) => name.includes('free-threaded')).length;
  const build = free === 0 ? 'with the GIL' : free === native.length ? 'without the GIL' : 'with and without the GIL';
  return [`${[...minors].join(', ')} ${build}`, ...ours].join(', and ');
};

/** The outputs of a sample by the version from which they hold: `''` from the start, `'3.14'` from 3.14 on. */
export type Outputs = Readonly<Record<string, string>>;

/**
 * The output that holds for a version.
 * @param version such as `3.13` or `3.13.0`
 */
export const outputFor = (outputs: Outputs, version: string): string | undefined => {
  const from = Object.keys(outputs)
    .filter((start) => start === '' || minor(start) <= minor(version))
    .sort((a, b) => (a === '' ? -1 : b === '' ? 1 : minor(a) - minor(b)));
  const last = from.at(-1);
  return last === undefined ? undefined : outputs[last];
};

/**
 * The lines of a named region, without the indentation they share.
 * @throws where the sidecar has no such region, or the file no such lines
 */
export const regionOf = (name: string, source: string, regions: Sidecar['regions']): string => {
  const region = regions[name];
  if (!region) throw new Error(`no region "${name}"; the sidecar has: ${Object.keys(regions).join(', ') || 'none'}`);
  const lines = source.split('\n');
  const start = lines.findIndex((line) => line.includes(region.from));
  if (start < 0) throw new Error(`region "${name}": no line holds "${region.from}"`);
  const length = lines.slice(start).findIndex((line) => line.includes(region.to));
  if (length < 0) throw new Error(`region "${name}": no line from there on holds "${region.to}"`);
  const part = lines.slice(start, start + length + 1);
  const shared = Math.min(...part.filter((line) => line.trim()).map((line) => line.search(/\S/)));
  return part.map((line) => line.slice(shared)).join('\n');
};
