import { z } from 'astro/zod';

/**
 * Schemas of the data collections, one YAML file an entry under `src/content/<collection>/`.
 * Kept apart from `content.config.ts` so that unit tests can read the same files without Astro.
 */

export const pythonVersion = z.string().regex(/^3\.\d{1,2}$/, 'a Python version is written in quotes, such as "3.13"');

export const readerLevel = z.enum(['first steps', 'working', 'advanced']);

/** A sentence that may hold `code` in backticks and no other markup. */
const sentence = z.string().min(3);
const bibliographyIds = z.array(z.string()).default([]);
const date = z
  .string()
  .regex(/^\d{4}(-\d{2}(-\d{2})?)?$/, 'a date is written in quotes: "2026", "2026-10" or "2026-10-09"');

const bibliography = z
  .strictObject({
    title: z.string(),
    author: z.string(),
    /** When the version that we read was published. */
    date,
    url: z.url(),
    kind: z.enum(['documentation', 'PEP', 'issue', 'book', 'talk', 'article', 'library']),
    /** One sentence for a reader who wonders whether to open it. */
    why: sentence,
    /** Listed on the further reading page; the others only where they are cited. */
    recommended: z.boolean().default(false),
    /** For whom it is, in the words of our own pages. */
    level: readerLevel.optional(),
    /** Minutes, pages or chapters, where somebody says so. */
    length: z.string().optional(),
    /** What in it no longer holds. */
    outdated: sentence.optional(),
  })
  .refine(({ recommended, level }) => recommended === (level !== undefined), {
    path: ['level'],
    error: 'level belongs to recommended entries, and to all of them: first steps, working or advanced',
  });

const glossary = z.strictObject({
  term: z.string(),
  definition: sentence,
  /** Other names, shown to readers. */
  aliases: z.array(z.string()).default([]),
  /** What people type when they look for it: names of the API, symptoms, other languages. Only search sees them. */
  keywords: z.array(z.string()).default([]),
  /** The page of this site that says more, root-relative. */
  page: z.string().startsWith('/').endsWith('/').optional(),
  cites: bibliographyIds,
});

const twin = z.strictObject({
  /** The dotted name, or null where there is none. */
  name: z.string().nullable(),
  note: sentence.optional(),
});

const primitives = z.strictObject({
  name: z.string(),
  module: z.enum(['threading', 'queue', 'concurrent.futures']),
  order: z.number().int(),
  /** The page of this site about it, root-relative. */
  page: z.string().startsWith('/').endsWith('/'),
  purpose: sentence,
  /** The operations on which a thread may have to wait. */
  blocks: z.array(z.string()),
  since: pythonVersion.optional(),
  asyncio: twin,
  multiprocessing: twin,
  mistake: sentence,
  cites: bibliographyIds,
});

/** Picks one row of `src/data/measurements/`; see `components/measurements/measured.ts`. */
const measurement = z.strictObject({
  file: z.string(),
  metric: z.string(),
  params: z.record(z.string(), z.union([z.string(), z.number()])),
});

/** What was measured of a tool on one build; what was not measured is left out. */
const numbers = z.strictObject({
  build: z.enum(['with the GIL', 'free-threaded']),
  /** Until the first line of one worker runs; for a pool, until two workers are made, used and gone. */
  startUp: measurement.optional(),
  /** One empty task, given out and taken back. */
  perTask: measurement.optional(),
  /** What one waiting worker adds; for a process, what it has for itself. */
  memory: measurement.optional(),
  /** A pure Python loop in two workers on two cores, as a multiple of one after the other. */
  computing: measurement.optional(),
  /** A hundred waits of 50 ms, in seconds, together and one after the other. */
  waiting: z.strictObject({ together: measurement, alone: measurement }).optional(),
});

const tools = z.strictObject({
  name: z.string(),
  order: z.number().int(),
  module: z.string(),
  /** What it is good for, to choose by. */
  kinds: z.array(z.enum(['waiting', 'computing'])),
  bestFor: sentence,
  wrongFor: sentence,
  sharing: sentence,
  /** What is lost when C code in a worker crashes, or the system kills it; goes on after “A crash”. */
  crash: sentence,
  complexity: sentence,
  /** How a job under way is stopped from outside; goes on after “To stop one:”. */
  stopping: sentence,
  since: sentence,
  /** The page of this site about it, root-relative. */
  page: z.string().startsWith('/').endsWith('/'),
  numbers: z.array(numbers).min(1),
  cites: bibliographyIds,
});

export const verdicts = ['wrong', 'outdated', 'imprecise', 'not reproducible'] as const;

/** A claim of the source texts that does not hold; `src/data/ledger.yaml` is the list of them. */
export const ledgerEntry = z.strictObject({
  /** Public: the anchor of its row. */
  id: z.string().regex(/^[a-z0-9-]+$/),
  /** Ids of the list of known errors that is kept with the source texts. */
  defects: z.array(z.string().regex(/^D-\d+$/)),
  texts: z.array(z.enum(['A', 'B', 'C', 'D', 'E'])).min(1),
  verdict: z.enum(verdicts),
  /** What the texts say, in our words. */
  claim: sentence,
  found: sentence,
  /** The program that shows it, below `src/samples/`. */
  sample: z.string().endsWith('.py').optional(),
  /** The page that is the fact's home, root-relative. */
  page: z.string().startsWith('/').endsWith('/'),
  cites: bibliographyIds,
});

const change = z.strictObject({
  /** The module, or the part of Python where it is none. */
  module: z.enum([
    'threading',
    '_thread',
    'queue',
    'concurrent.futures',
    'interpreters',
    'multiprocessing',
    'asyncio',
    'interpreter',
    'free threading',
  ]),
  kind: z.enum(['added', 'changed', 'deprecated', 'removed', 'fixed']),
  what: sentence,
  /** What a reader has to do or may now do because of it. */
  means: sentence,
  /** The page that tells the rest, root-relative. */
  page: z.string().startsWith('/'),
  /** Beside those of the version. */
  cites: bibliographyIds,
});

/** One Python version, with what it changed for concurrent programs. */
const changes = z.strictObject({
  version: pythonVersion,
  /** Of the first final release. */
  released: date,
  /** Month in which the last security fix is or was due. */
  ends: date,
  cites: bibliographyIds,
  changes: z.array(change).min(1),
});

export const dataCollections = { bibliography, glossary, primitives, tools, changes };

export type Bibliography = z.infer<typeof bibliography>;
export type Glossary = z.infer<typeof glossary>;
export type Primitive = z.infer<typeof primitives>;
export type Tool = z.infer<typeof tools>;
export type Change = z.infer<typeof change>;
export type Measurement = z.infer<typeof measurement>;
export type LedgerEntry = z.infer<typeof ledgerEntry>;
