import { existsSync, globSync, readFileSync } from 'node:fs';
import { parse } from 'yaml';
import { sidecar, type Sidecar } from '../../../src/components/samples/sidecar.ts';
import { tree } from '../../../src/components/wizard/tree/tree.ts';

export interface Page {
  readonly file: string;
  readonly front: Readonly<Record<string, unknown>>;
  readonly body: string;
  /** The line of the file on which the body begins. */
  readonly firstLine: number;
}

/** Every page of prose. */
export const pages: readonly Page[] = globSync('src/content/docs/**/*.mdx').map((file) => {
  const text = readFileSync(file, 'utf8');
  const [, front = '', body = ''] = /^---\n([\s\S]*?)\n---\n([\s\S]*)$/.exec(text) ?? [];
  return {
    file,
    front: parse(front) as Record<string, unknown>,
    body,
    firstLine: text.slice(0, text.length - body.length).split('\n').length,
  };
});

/** `src/content/docs/understand/gil.mdx` is `/understand/gil/`. */
export const addressOf = (file: string): string =>
  `/${file.replace(/^src\/content\/docs\/(.*?)(\/?index)?\.mdx$/, '$1')}/`.replace('//', '/');

/** Where every page of prose and every recommendation stands. */
export const addresses: ReadonlySet<string> = new Set([
  ...pages.map(({ file }) => addressOf(file)),
  ...Object.keys(tree.leaves).map((id) => `/choose/${id}/`),
]);

/** A list of the front matter. */
export const listed = ({ front }: Pick<Page, 'front'>, key: string): string[] => (front[key] ?? []) as string[];

/** Its words come from the data collections, so it has few of its own and cites for them. */
export const rendersData = (body: string): boolean =>
  /<(PrimitivesTable|ToolsTable|ChangesList|GlossaryList|ReadingList|SectionPages|Ledger)/.test(body);

/** What lies beside a sample, with its defaults. */
export const sidecarOf = (sample: string): Sidecar => {
  const file = `src/samples/${sample.replace(/\.py$/, '.yaml')}`;
  return sidecar.parse(existsSync(file) ? parse(readFileSync(file, 'utf8')) : {});
};

export interface Block {
  /** As the page shows it. */
  readonly text: string;
  /** The line of the file on which it begins. */
  readonly line: number;
}

/** Parts of a body between blank lines; a table, a list or a paragraph each. */
export const blocksOf = ({ body, firstLine }: Pick<Page, 'body' | 'firstLine'>): Block[] =>
  [...body.matchAll(/\S(?:(?!\n[ \t]*\n)[\s\S])*/g)].map(({ 0: text, index }) => ({
    text,
    line: firstLine + body.slice(0, index).split('\n').length - 1,
  }));

/** Parts of a body from one heading to the next. */
export const sectionsOf = (body: string): string[] => body.split(/^(?=#{2,4} )/m);
