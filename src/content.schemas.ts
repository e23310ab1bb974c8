import { z } from 'astro/zod';

/**
 * Schemas of the data collections, one YAML file an entry under `src/content/<collection>/`.
 * Kept apart from `content.config.ts` so that unit tests can read the same files without Astro.
 */

export const pythonVersion = z.string().regex(/^3\.\d{1,2}$/, 'a Python version is written in quotes, such as "3.13"');

/** A sentence that may hold `code` in backticks and no other markup. */
const sentence = z.string().min(3);
const bibliographyIds = z.array(z.string()).default([]);
const date = z
  .string()
  .regex(/^\d{4}(-\d{2}(-\d{2})?)?$/, 'a date is written in quotes: "2026", "2026-10" or "2026-10-09"');

const bibliography = z.strictObject({
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

const tools = z.strictObject({
  name: z.string(),
  order: z.number().int(),
  module: z.string(),
  bestFor: sentence,
  wrongFor: sentence,
  sharing: sentence,
  complexity: sentence,
  since: sentence,
  /** The page of this site about it, root-relative. */
  page: z.string().startsWith('/').endsWith('/'),
  /** One number each: starting one worker, memory of one waiting worker, pure Python computing with two workers on two cores. */
  startUp: measurement,
  memory: measurement,
  computing: measurement,
  cites: bibliographyIds,
});

export const dataCollections = { bibliography, glossary, primitives, tools };

export type Bibliography = z.infer<typeof bibliography>;
export type Glossary = z.infer<typeof glossary>;
export type Primitive = z.infer<typeof primitives>;
export type Tool = z.infer<typeof tools>;
export type Measurement = z.infer<typeof measurement>;
