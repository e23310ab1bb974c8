import type { LeafData } from './leafData.ts';
import { readPosition, type Part, type Position } from './tree/address.ts';
import type { Questions } from './tree/define.ts';
import { leafIds } from './tree/structure.ts';
import { answerOf, questionOf, trailTo } from './tree/walk.ts';

const section = (tree: Questions, part: Part, leaf: LeafData, link: string): string => {
  const answers = trailTo(tree, part.answers, part.place).map(({ question: id, answer }) => {
    const question = questionOf(tree, id);
    return `- ${question?.ask} **${question ? answerOf(question, answer)?.label : ''}**`;
  });
  const options = part.options.flatMap((option) => leaf.options[option] ?? []);
  const cautions = [...leaf.cautions, ...options.flatMap(({ caution }) => caution ?? [])];
  return [
    `**Recommendation:** ${leaf.use}. ${leaf.why}`,
    answers.length > 0 ? `Answers:\n\n${answers.join('\n')}` : 'Chosen without answering the questions.',
    ...(options.length > 0 ? [`The program has:\n\n${options.map(({ label }) => `- ${label}`).join('\n')}`] : []),
    `Oldest Python: 3.${Math.max(part.python ?? 0, leaf.oldest)}`,
    ...(leaf.runnerUp ? [`**Runner-up:** ${leaf.runnerUp.use}. ${leaf.runnerUp.when}`] : []),
    `To mind:\n\n${cautions.map((caution) => `- ${caution}`).join('\n')}`,
    `Gilded decision tree ${leaf.version}: <${link}>`,
  ].join('\n\n');
};

/**
 * A decision as Markdown, for a pull request or an architecture note.
 *
 * @param parts the parts of the program, each with the texts of its leaf and the full address of its page
 */
export const printRecord = (
  tree: Questions,
  parts: readonly { readonly part: Part; readonly leaf: LeafData; readonly link: string }[],
): string => {
  const [only] = parts;
  if (only && parts.length === 1) {
    return `# Decision: ${only.leaf.use}\n\n${section(tree, only.part, only.leaf, only.link)}\n`;
  }
  const sections = parts.map(
    ({ part, leaf, link }, index) => `## Part ${index + 1}: ${leaf.use}\n\n${section(tree, part, leaf, link)}`,
  );
  return `# Decision: ${parts.length} parts\n\n${sections.join('\n\n')}\n`;
};

/** The positions that a record's links stand for, in its order; whatever is no link to a leaf is passed over. */
export const readRecord = (tree: Questions, markdown: string): readonly Position[] =>
  [...markdown.matchAll(/<(?:[a-z]+:\/\/[^\s<>]*)?\/choose\/([a-z0-9-]+)\/(\?[^\s<>]*)?>/g)].flatMap(
    ([, place = '', query = '']) =>
      (leafIds as readonly string[]).includes(place) ? [readPosition(tree, place, query)] : [],
  );
