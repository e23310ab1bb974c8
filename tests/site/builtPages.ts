import { globSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { parse, type HTMLElement } from 'node-html-parser';

export interface BuiltPage {
  /** Below the build's folder, such as `choose/index.html`. */
  readonly file: string;
  readonly html: string;
  readonly root: HTMLElement;
}

/** Tags inside `<pre>` count, too, which the parser would take for text. */
const options = { blockTextElements: { script: true, noscript: true, style: true } };

/** Every page of a build. */
export const builtPages = (folder: string): BuiltPage[] =>
  globSync('**/*.html', { cwd: folder }).map((file) => {
    const html = readFileSync(path.join(folder, file), 'utf8');
    return { file: file.split(path.sep).join('/'), html, root: parse(html, options) };
  });
