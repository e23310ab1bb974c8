import { z } from 'astro/zod';
import type { Tree } from './define.ts';
import { options } from './options.ts';

const id = z.string().regex(/^[a-z][a-z0-9-]*$/);
const ids = z.array(z.string());
const minor = z.number().int().min(10).describe('minor number of a Python version: 11 for 3.11');

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

const caution = z.strictObject({ text: z.string(), since: z.string().optional(), cites: ids });

const move = z.strictObject({ leaf: id, why: z.string() });

const optionEffect = z.strictObject({
  effect: z.string().describe('what it changes in the program'),
  caution: caution.optional(),
  moves: move.optional().describe('another leaf that may then fit better'),
});

const leaf = z.strictObject({
  use: z.string(),
  short: z.string(),
  when: z.string(),
  why: z.string(),
  runnerUp: z.strictObject({ leaf: id, when: z.string() }).optional(),
  cautions: z.array(caution),
  program: z.string().optional().describe('its plainest program is /samples/choose/<program>.py on this site'),
  oldest: minor,
  olderPython: move.optional(),
  options: z.record(id, optionEffect),
  already: ids.describe('options that the plainest program has'),
  pages: ids,
  cites: ids.describe('entries of the bibliography'),
  sourceRows: ids,
  aliases: ids,
});

/** The published form of the tree: `/choose/tree.json`. */
export const publishedTree = z.strictObject({
  $schema: z.string(),
  version: z.string().regex(/^\d+\.\d+\.\d+$/),
  start: id,
  questions: z.record(id, question),
  leaves: z.record(id, leaf),
  options: z.record(id, z.string()).describe('labels of the options, in their order'),
});

export type PublishedTree = z.infer<typeof publishedTree>;

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
export const publish = (tree: Tree, schema: string): PublishedTree =>
  publishedTree.parse({ $schema: schema, ...structuredClone(tree), options });
