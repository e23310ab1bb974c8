import { docsLoader, i18nLoader } from '@astrojs/starlight/loaders';
import { docsSchema, i18nSchema } from '@astrojs/starlight/schema';
import { defineCollection, reference } from 'astro:content';
import { glob } from 'astro/loaders';
import { z } from 'astro/zod';
import { dataCollections, pythonVersion, readerLevel } from './content.schemas.ts';
import { isSourceRow } from './data/sourceRows.ts';

/** What every page states about itself beside Starlight's own front matter. */
const page = z
  .strictObject({
    description: z
      .string({ error: 'description is missing: one sentence that answers the page’s question' })
      .max(160, 'description: at most 160 characters; it is the answer under the title and in search results'),
    /** `article` is prose to read; `app` pages (landing, wizard, lists) bring their own heading. */
    kind: z.enum(['article', 'app']).default('article'),
    /** The title is a text that Python prints. */
    titleIsCode: z.boolean().default(false),
    python: z.strictObject({ from: pythonVersion, to: pythonVersion }).default({ from: '3.10', to: '3.15' }),
    level: readerLevel.optional(),
    cites: z.array(reference('bibliography')).default([]),
    sourceRows: z
      .array(
        z.string().refine(isSourceRow, {
          error: (issue) => `sourceRows: "${String(issue.input)}" is not a row of src/data/sourceRows.ts`,
        }),
      )
      .default([]),
    /** The closest other pages, root-relative; `/choose/<leaf>/` for a recommendation. Shown on both sides. */
    related: z.array(z.string().startsWith('/').endsWith('/')).default([]),
    /** The day on which everything stated on the page was last checked. */
    verified: z.coerce.date().optional(),
    /** Other names, symptoms and spellings under which search should find the page. */
    aliases: z.array(z.string()).default([]),
  })
  .refine(({ kind, level }) => kind === 'app' || level !== undefined, {
    path: ['level'],
    error: 'level is missing: first steps, working or advanced',
  })
  .refine(({ kind, verified }) => kind === 'app' || verified !== undefined, {
    path: ['verified'],
    error: 'verified is missing: the day (YYYY-MM-DD) on which the page was checked',
  });

const entries = (folder: string) => glob({ base: `./src/content/${folder}`, pattern: '*.yaml' });

export const collections = {
  docs: defineCollection({ loader: docsLoader(), schema: docsSchema({ extend: page }) }),
  i18n: defineCollection({ loader: i18nLoader(), schema: i18nSchema() }),
  bibliography: defineCollection({ loader: entries('bibliography'), schema: dataCollections.bibliography }),
  glossary: defineCollection({ loader: entries('glossary'), schema: dataCollections.glossary }),
  primitives: defineCollection({ loader: entries('primitives'), schema: dataCollections.primitives }),
  tools: defineCollection({ loader: entries('tools'), schema: dataCollections.tools }),
  changes: defineCollection({ loader: entries('changes'), schema: dataCollections.changes }),
  errors: defineCollection({ loader: entries('errors'), schema: dataCollections.errors }),
};
