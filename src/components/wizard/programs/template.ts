import { highlight } from '../../samples/highlight.ts';
import type { Template, TemplateImport, TemplateLine } from './assemble.ts';
import { parseCondition, type Condition } from './condition.ts';

/** Reads the Python file of a part, by its name without `.py`. */
export type ReadPart = (name: string) => string;

interface Conditional {
  readonly text: string;
  /** Undefined where the line always stands. */
  readonly when: Condition | undefined;
}

interface Block {
  /** The conditions of its branches so far, as they were written. */
  readonly tried: readonly Condition[];
  /** When the branch that is being read stands. */
  readonly now: Condition;
}

const and = (parts: readonly (Condition | undefined)[]): Condition | undefined => {
  const all = parts.filter((part) => part !== undefined);
  return all.length > 1 ? { all } : all[0];
};

/** A file's lines with the conditions under which they stand, the `#:` directives taken out. */
const conditionals = (file: string, source: string): Conditional[] => {
  const blocks: Block[] = [];
  const lines: Conditional[] = [];
  const current = (): Condition | undefined => and(blocks.map(({ now }) => now));
  source
    .replace(/\n$/, '')
    .split('\n')
    .forEach((text, index) => {
      const fail = (problem: string): never => {
        throw new Error(`${file}, line ${index + 1}: ${problem}: ${text.trim()}`);
      };
      const directive = /^\s*#: (if|elif|else|end)\b ?(.*)$/.exec(text);
      if (!directive) {
        const suffix = /^(.*\S)\s+#: if (.+)$/.exec(text);
        lines.push(
          suffix
            ? { text: suffix[1] ?? '', when: and([current(), parseCondition(suffix[2] ?? '')]) }
            : { text: text.trimEnd(), when: current() },
        );
        return;
      }
      const [, word, rest = ''] = directive;
      if (word === 'if') {
        const now = parseCondition(rest);
        blocks.push({ tried: [now], now });
        return;
      }
      const { tried } = blocks.pop() ?? fail('no block is open');
      if (word === 'end') return;
      const others = tried.map((not) => ({ not }));
      const written = word === 'elif' ? [parseCondition(rest)] : [];
      blocks.push({ tried: [...tried, ...written], now: { all: [...others, ...written] } });
    });
  if (blocks.length > 0) throw new Error(`${file}: a block is not closed with "#: end"`);
  return lines;
};

const importsOf = (line: string): TemplateImport[] | undefined => {
  const whole = /^import ([\w.]+)(?: as (\w+))?$/.exec(line);
  if (whole) return [{ module: whole[1] ?? '', ...(whole[2] ? { as: whole[2] } : {}) }];
  const from = /^from ([\w.]+) import ([\w, ]+)$/.exec(line);
  return from?.[2]?.split(', ').map((one) => {
    const [name = '', as] = one.split(' as ');
    return { module: from[1] ?? '', name, ...(as ? { as } : {}) };
  });
};

/** The line that closes the module's docstring. */
const docstringEnd = (lines: readonly Conditional[]): number =>
  /^""".+"""$/.test(lines[0]?.text ?? '') ? 0 : lines.findIndex(({ text }) => text === '"""');

const binding = ({ module, name, as }: TemplateImport): string => as ?? name ?? module;

/** A name before `=` without a space is a keyword of a call. */
const usesName = (code: string, name: string): boolean =>
  new RegExp(`(?<![.\\w])${name.replaceAll('.', '\\.')}(?!\\w|=(?!=))`).test(code);

const withoutText = (html: string): string =>
  html.replace(/<span class="[sc]">[^<]*<\/span>/g, ' ').replace(/<[^>]*>/g, '');

interface Pieces {
  readonly docstring: readonly Conditional[];
  readonly imports: readonly TemplateImport[];
  readonly body: readonly Conditional[];
}

const piecesOf = (file: string, source: string): Pieces => {
  const lines = conditionals(file, source);
  const end = docstringEnd(lines);
  if (end < 0)
    throw new Error(`${file}: its docstring must fill its first line, or end with quotes on a line of their own`);
  const imports: TemplateImport[] = [];
  const body: Conditional[] = [];
  for (const line of lines.slice(end + 1)) {
    const found = importsOf(line.text);
    if (found) imports.push(...found);
    else body.push(line);
  }
  return { docstring: lines.slice(0, end), imports, body };
};

/**
 * A leaf's template from its Python file. Lines between `#: if CONDITION`, `#: elif CONDITION`, `#: else` and `#: end`
 * stand where the condition holds; so does a line that ends in `#: if CONDITION`. `#: part NAME` stands for the
 * definitions of `parts/NAME.py`. Imports are collected from both files; a program keeps those whose names it uses.
 *
 * @throws with file and line where a directive is wrong
 */
export const templateOf = (file: string, source: string, readPart: ReadPart): Template => {
  const own = piecesOf(file, source);
  const imports = [...own.imports];
  const body = own.body.flatMap((line): Conditional[] => {
    const part = /^#: part (\w+)$/.exec(line.text)?.[1];
    if (part === undefined) return [line];
    const pieces = piecesOf(`parts/${part}.py`, readPart(part));
    imports.push(...pieces.imports);
    const first = pieces.body.findIndex(({ text }) => text !== '');
    return pieces.body.slice(first).map(({ text, when }) => ({ text, when: and([line.when, when]) }));
  });
  const known = new Map(imports.map((one) => [binding(one), one]));
  const conditions: Condition[] = [];
  const written: string[] = [];
  const indexOf = (condition: Condition): number => {
    const text = JSON.stringify(condition);
    if (!written.includes(text)) {
      written.push(text);
      conditions.push(condition);
    }
    return written.indexOf(text);
  };
  const names = [...known.keys()];
  // Coloured together with the quotes around them, so that the docstring is read as one.
  const all = [...own.docstring, { text: '"""', when: undefined }, ...body];
  const coloured = highlight(all.map(({ text }) => text).join('\n')).split('\n');
  const lines = all.map(({ when }, index): TemplateLine => {
    const html = coloured[index] ?? '';
    const code = withoutText(html);
    const uses = names.flatMap((name, number) => (usesName(code, name) ? [number] : []));
    return { html, ...(when === undefined ? {} : { when: indexOf(when) }), ...(uses.length > 0 ? { uses } : {}) };
  });
  return {
    docstring: lines.slice(0, own.docstring.length),
    imports: [...known.values()],
    lines: lines.slice(own.docstring.length + 1),
    conditions,
  };
};
