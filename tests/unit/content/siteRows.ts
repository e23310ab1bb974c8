/** A test that shows a row of `sourceRows.ts` which a feature of the site owes: its file, and a title in it. */
export interface Shown {
  readonly file: string;
  readonly title: string;
}

const articles = 'tests/site/articles.test.ts';

/** Every row due by the site, and the tests that show it. */
export const siteRows: Readonly<Record<string, readonly Shown[]>> = {
  A01: [{ file: articles, title: 'names the groups that hold it, with links' }],
  A02: [{ file: articles, title: 'of the learning order says which of how many it is' }],
  A03: [{ file: articles, title: 'states its versions, level, length and number of programs' }],
  A34: [
    { file: articles, title: 'offers to run every program that can run in the page' },
    { file: 'tests/unit/content/sourceRows.test.ts', title: '$id has a program with Run: $holds' },
  ],
  C19: [
    { file: articles, title: 'numbers the lines of every program, outside its text' },
    { file: 'tests/unit/content/samples.test.ts', title: '$file has type hints' },
  ],
  D01: [
    { file: articles, title: 'names the groups that hold it, with links' },
    { file: articles, title: 'states its versions, level, length and number of programs' },
    { file: articles, title: 'gives search its other names' },
  ],
  E01: [
    { file: articles, title: 'names the groups that hold it, with links' },
    { file: articles, title: 'of the learning order says which of how many it is' },
    { file: articles, title: 'says in one line what it is about' },
  ],
  E21: [{ file: articles, title: 'the page on threads leads to the page on asyncio' }],
};
