import type { Template } from './programs/assemble.ts';
import type { Tree } from './tree/define.ts';
import { options as optionLabels, type OptionId } from './tree/options.ts';

/** What the page of a leaf fetches when the reader asks for more than it shows: `/choose/leaves/<id>.json`. */
export interface LeafData {
  readonly version: string;
  readonly use: string;
  readonly why: string;
  readonly runnerUp?: { readonly use: string; readonly when: string };
  readonly cautions: readonly string[];
  /** By option: its label, and what to mind once it is chosen. */
  readonly options: Readonly<Record<string, { readonly label: string; readonly caution?: string }>>;
  /** The oldest Python of its program, as its minor number. */
  readonly oldest: number;
  readonly template?: Template;
}

/** @throws where the tree has no such leaf */
export const leafDataOf = (tree: Tree, id: string, templateFor: (program: string) => Template): LeafData => {
  const leaf = tree.leaves[id];
  if (!leaf) throw new Error(`the tree has no leaf "${id}"`);
  const second = leaf.runnerUp && tree.leaves[leaf.runnerUp.leaf];
  const options = Object.entries(leaf.options).map(([option, { caution }]) => [
    option,
    { label: optionLabels[option as OptionId], ...(caution ? { caution: caution.text } : {}) },
  ]);
  return {
    version: tree.version,
    use: leaf.use,
    why: leaf.why,
    ...(leaf.runnerUp && second ? { runnerUp: { use: second.use, when: leaf.runnerUp.when } } : {}),
    cautions: leaf.cautions.map(({ text }) => text),
    options: Object.fromEntries(options),
    oldest: leaf.oldest,
    ...(leaf.program === undefined ? {} : { template: templateFor(leaf.program) }),
  };
};
