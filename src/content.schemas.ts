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

export const symptoms = ['error', 'warning', 'hang', 'wrong result', 'crash at exit'] as const;

export const errorModules = [
  'threading',
  'locks',
  'queue',
  'concurrent.futures',
  'pickling',
  'multiprocessing',
  'asyncio',
  'shared data',
  'interpreters',
] as const;

/** A sentence or two that may hold `code`, `[a link](/understand/gil/)` and `[@id]`, a source that `cites` lists. */
const prose = z.string().min(20);

/** One spelling of an error: what a pasted text must hold to be this one. */
const errorMessage = z
  .strictObject({
    /**
     * As Python prints it, the type of the exception included: `RuntimeError: can't start new thread`. What differs from
     * run to run is a word in braces: `{name}` letters, digits, dots, brackets and underscores, `{number}` digits, `{address}` such as
     * `0x7f3c`, anything else up to 300 characters.
     */
    text: z.string().min(4).optional(),
    /** Calls that one stack of the text must hold, in any order: `queue.py join`. Alone for a hang without a text. */
    frames: z.array(z.string().regex(/^[\w/<>]+\.py [\w<>.]+$/, 'a frame is written "queue.py join"')).default([]),
    /** Other texts that must stand in the same paste, written as `text` is. */
    with: z.array(z.string().min(4)).default([]),
    /** True for what stands around many errors, such as `Exception in thread`: any other entry that fits says more. */
    general: z.boolean().default(false),
    /** Versions that print it so, where not all. */
    since: pythonVersion.optional(),
    until: pythonVersion.optional(),
    /** Why none of our runs printed it: then the page says where it comes from. Cites what `notRun` relies on. */
    notRun: prose.optional(),
  })
  .refine(({ text, frames }) => text !== undefined || frames.length > 0, {
    error: 'a message is known by its text, by frames, or by both',
  });

const samplePath = z.string().regex(/^\w+\/\w+\.py$/, 'a sample is written "queue_errors/pill_without_task_done.py"');

const errors = z
  .strictObject({
    /** The message as it is best known, without what differs; the symptom in the reader's words where there is none. */
    title: z.string().max(140),
    /** The page's answer: one plain sentence of at most 160 characters. */
    description: z.string().max(160),
    symptom: z.enum(symptoms),
    module: z.enum(errorModules),
    /** The exception or warning as Python names it, such as `queue.Empty`; none for a hang or a wrong result. */
    exception: z.string().optional(),
    messages: z.array(errorMessage).default([]),
    /** Each way to it: a program that fails so, and the same one mended. */
    cases: z
      .array(
        z.strictObject({
          /** What sets this way apart, where there are several. */
          title: z.string().optional(),
          failing: samplePath,
          fixed: samplePath,
        }),
      )
      .min(1),
    /** What went on, in two sentences or three. */
    cause: prose,
    /** What to write instead; a paragraph each. */
    fix: z.array(prose).min(1),
    /** What to look for in one's own code and which tool shows it; a paragraph each. */
    find: z.array(prose).min(1),
    /** What differs between versions, builds and systems; a paragraph each. */
    versions: z.array(prose).default([]),
    python: z.strictObject({ from: pythonVersion, to: pythonVersion }).default({ from: '3.10', to: '3.15' }),
    level: readerLevel.default('working'),
    /** The day on which everything stated was last checked. */
    verified: z.string().regex(/^\d{4}-\d{2}-\d{2}$/),
    /** The closest pages, root-relative; written once, shown on both sides. */
    related: z.array(z.string().startsWith('/').endsWith('/')).min(1),
    /** What people type when they look for it, beside the message. */
    aliases: z.array(z.string()).min(1),
    cites: bibliographyIds,
  })
  .refine(({ symptom, messages }) => !['error', 'warning'].includes(symptom) || messages.length > 0, {
    path: ['messages'],
    error: 'messages are missing: an error or a warning has a text',
  })
  .refine(({ cases }) => cases.length === 1 || cases.every(({ title }) => title !== undefined), {
    path: ['cases'],
    error: 'several cases: each needs a title',
  });

export const dataCollections = { bibliography, glossary, primitives, tools, changes, errors };

export type Bibliography = z.infer<typeof bibliography>;
export type Glossary = z.infer<typeof glossary>;
export type Primitive = z.infer<typeof primitives>;
export type Tool = z.infer<typeof tools>;
export type Change = z.infer<typeof change>;
export type Measurement = z.infer<typeof measurement>;
export type ErrorEntry = z.infer<typeof errors>;
export type ErrorMessage = z.infer<typeof errorMessage>;
export type LedgerEntry = z.infer<typeof ledgerEntry>;
