/** Words a minute of an attentive reader of technical prose. */
const pace = 200;

/** Words a reader reads: prose and captions, without imports, components' tags and link targets. */
export const wordCount = (markdown: string): number =>
  markdown
    .replace(/^import .*$/gm, '')
    .replace(/<[^>]*>/g, ' ')
    .replace(/\]\([^)]*\)/g, ' ')
    .split(/\s+/)
    .filter((word) => /\p{L}|\p{N}/u.test(word)).length;

/** Whole minutes, at least one. */
export const readingTime = (markdown: string): number => Math.max(1, Math.round(wordCount(markdown) / pace));
