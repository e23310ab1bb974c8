import { holds, type Condition, type Wishes } from './condition.ts';

/** One line of a template. */
export interface TemplateLine {
  /** Coloured Python: spans with one-letter classes. */
  readonly html: string;
  /** Index into the template's conditions; left out where the line always stands. */
  readonly when?: number;
  /** Indices of the imports whose names the line uses. */
  readonly uses?: readonly number[];
}

/** One name that a program may import: `import time` has no `name`. */
export interface TemplateImport {
  readonly module: string;
  readonly name?: string;
  readonly as?: string;
}

/**
 * A leaf's program before the reader has said anything. Made from real Python files when the site is built, so that
 * putting a program together needs neither a parser nor a highlighter in the page.
 */
export interface Template {
  /** The lines of the module's docstring, without the closing quotes. */
  readonly docstring: readonly TemplateLine[];
  readonly imports: readonly TemplateImport[];
  readonly lines: readonly TemplateLine[];
  readonly conditions: readonly Condition[];
}

const widest = 88;

const escaped = (text: string): string => text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');

/** The text of a coloured line. */
export const plainOf = (html: string): string =>
  html
    .replace(/<[^>]*>/g, '')
    .replaceAll('&lt;', '<')
    .replaceAll('&gt;', '>')
    .replaceAll('&amp;', '&');

const keyword = (word: string): string => `<span class="k">${word}</span>`;
const quoted = (text: string): string => (text === '' ? '' : `<span class="c">${escaped(text)}</span>`);

/** Constants, then classes, then the rest: the order of Ruff's import rule. */
const rank = (name: string): number => (/^[A-Z0-9_]+$/.test(name) ? 0 : /^[A-Z]/.test(name) ? 1 : 2);

const compare = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);

const importLines = (imports: readonly TemplateImport[]): string[] => {
  const whole = imports
    .filter(({ name }) => name === undefined)
    .sort((a, b) => compare(a.module, b.module))
    .map(({ module, as }) => keyword('import') + ` ${module}` + (as ? ` ${keyword('as')} ${as}` : ''));
  const modules = [...new Set(imports.flatMap(({ module, name }) => (name === undefined ? [] : [module])))];
  const from = modules.sort(compare).flatMap((module) => {
    const names = imports
      .filter((one) => one.module === module && one.name !== undefined)
      .sort((a, b) => rank(a.name ?? '') - rank(b.name ?? '') || compare(a.name ?? '', b.name ?? ''))
      .map(({ name = '', as }) => name + (as ? ` ${keyword('as')} ${as}` : ''));
    const head = `${keyword('from')} ${module} ${keyword('import')} `;
    const line = head + names.join(', ');
    return plainOf(line).length <= widest ? [line] : [`${head}(`, ...names.map((name) => `    ${name},`), ')'];
  });
  return [...whole, ...from];
};

/** Packages that are not in the standard library: Ruff wants a block of their own for them. */
const isThirdParty = ({ module }: TemplateImport): boolean => /^dask(\.|$)/.test(module);

const wrapped = (text: string): string[] => {
  const lines = [''];
  for (const word of text.split(' ')) {
    const last = lines.at(-1) ?? '';
    if (last === '') lines[lines.length - 1] = word;
    else if (last.length + 1 + word.length <= widest) lines[lines.length - 1] = `${last} ${word}`;
    else lines.push(word);
  }
  return lines;
};

const indentOf = (line: string): number => line.length - line.trimStart().length;

/** No more blank lines than Python's style allows: two between definitions, one inside them, none where a block begins. */
const tidy = (lines: readonly string[]): string[] => {
  const tidied: string[] = [];
  let blanks = 0;
  let last = '';
  for (const html of lines) {
    const text = plainOf(html);
    if (text.trim() === '') {
      blanks += 1;
      continue;
    }
    const allowed = tidied.length === 0 || /[:([{]$/.test(last) ? 0 : indentOf(text) === 0 ? 2 : 1;
    tidied.push(...Array<string>(Math.min(blanks, allowed)).fill(''), html);
    blanks = 0;
    last = text;
  }
  return tidied;
};

/**
 * Puts a program together.
 *
 * @param madeFor one sentence for the docstring: which answers the program was made for
 * @returns its lines as coloured HTML, one each
 */
export const assemble = (template: Template, wishes: Wishes, madeFor: string): readonly string[] => {
  const truths = template.conditions.map((condition) => holds(condition, wishes));
  const stands = ({ when }: TemplateLine): boolean => when === undefined || truths[when] === true;
  const docstring = template.docstring.filter(stands).map(({ html }) => html);
  const body = template.lines.filter(stands);
  const used = new Set(body.flatMap(({ uses = [] }) => uses));
  const needed = template.imports.filter((_, index) => used.has(index));
  const blocks = [needed.filter((one) => !isThirdParty(one)), needed.filter(isThirdParty)];
  return [
    ...docstring,
    '',
    ...wrapped(madeFor).map(quoted),
    quoted('"""'),
    ...blocks.flatMap((imports) => (imports.length > 0 ? ['', ...importLines(imports)] : [])),
    '',
    ...tidy(body.map(({ html }) => html)),
  ];
};

/** The program as a file: plain text with a newline at its end. */
export const textOf = (lines: readonly string[]): string => `${lines.map(plainOf).join('\n')}\n`;
