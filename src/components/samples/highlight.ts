import { createCssVariablesTheme, createHighlighter } from 'shiki';

/** Shiki's name of a token's colour, and the class that `sample.css` paints. Names without a class stay ink. */
const classes: Readonly<Record<string, string>> = {
  'token-keyword': 'k',
  'token-string': 's',
  'token-string-expression': 's',
  'token-comment': 'c',
  'token-function': 'f',
  'token-constant': 'n',
};

const theme = createCssVariablesTheme({ name: 'classes', variablePrefix: '--' });
const highlighter = await createHighlighter({ themes: [theme], langs: ['python'] });

const escape = (text: string): string => text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');

const classOf = (color: string | undefined): string | undefined => classes[color?.match(/var\(--(.+)\)/)?.[1] ?? ''];

/**
 * Python as HTML: spans with one-letter classes instead of Shiki's style attributes, which the security policy
 * would have to allow and which weigh four times as much.
 */
export const highlight = (source: string): string =>
  highlighter
    .codeToTokensBase(source.replace(/\n$/, ''), { lang: 'python', theme })
    .map((line) => {
      let html = '';
      let open: string | undefined;
      for (const { content, color } of line) {
        // White space has no colour, so it never splits a span.
        const wanted = content.trim() ? classOf(color) : open;
        if (wanted !== open) html += (open ? '</span>' : '') + (wanted ? `<span class="${wanted}">` : '');
        open = wanted;
        html += escape(content);
      }
      return html + (open ? '</span>' : '');
    })
    .join('\n');

/**
 * Marks whole lines of highlighted Python.
 * @param lines from 0; empty ones stay as they are
 */
export const marked = (html: string, lines: ReadonlySet<number>): string =>
  lines.size === 0
    ? html
    : html
        .split('\n')
        .map((line, index) => {
          if (!lines.has(index) || line.trim() === '') return line;
          const indent = /^\s*/.exec(line)?.[0] ?? '';
          return `${indent}<mark>${line.slice(indent.length)}</mark>`;
        })
        .join('\n');
