import { z } from 'astro/zod';
import type { Tree } from './define.ts';

const id = z.string().regex(/^[a-z][a-z0-9-]*$/);
const ids = z.array(z.string());

const answer = z.strictObject({
  label: z.string(),
  consequence: z.string(),
  next: id.describe('a question or a leaf'),
});

const question = z.strictObject({
  ask: z.string(),
  why: z.string(),
  answers: z.record(id, answer),
});

const leaf = z.strictObject({
  use: z.string(),
  short: z.string(),
  why: z.string(),
  runnerUp: z.strictObject({ leaf: id, when: z.string() }).optional(),
  cautions: z.array(z.strictObject({ text: z.string(), since: z.string().optional(), cites: ids })),
  program: z.string().describe('address of the program, relative to the site’s /samples/'),
  pages: ids,
  cites: ids.describe('entries of the bibliography'),
  sourceRows: ids,
  aliases: ids,
});

/** The published form of the tree: `/choose/tree.json`. */
const publishedTree = z.strictObject({
  $schema: z.string(),
  version: z.string().regex(/^\d+\.\d+\.\d+$/),
  start: id,
  questions: z.record(id, question),
  leaves: z.record(id, leaf),
});

export const treeSchema = (): object => ({
  ...z.toJSONSchema(publishedTree),
  title: 'Gilded decision tree',
  description: 'Questions lead to questions or leaves; sentences may hold code in backticks. Text: CC BY 4.0.',
});

/**
 * The tree as published.
 * @param schema the address of the schema
 * @throws where the data breaks it
 */
export const publish = (tree: Tree, schema: string): z.infer<typeof publishedTree> =>
  publishedTree.parse({ $schema: schema, ...structuredClone(tree) });
