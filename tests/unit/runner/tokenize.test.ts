import fc from 'fast-check';
import { globSync, readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { paint, tokenize } from '../../../src/components/runner/editor/tokenize.ts';
import { highlight } from '../../../src/components/samples/highlight.ts';

const unescape = (text: string): string =>
  text.replaceAll('&lt;', '<').replaceAll('&gt;', '>').replaceAll('&amp;', '&');

/** The class of every character that is not white space; `-` for none. */
const colours = (html: string): string => {
  let colour = '-';
  let all = '';
  for (const [, tag, text] of html.matchAll(/<([^>]*)>|([^<]+)/g)) {
    if (tag !== undefined) colour = tag === '/span' ? '-' : (/class="(.)"/.exec(tag)?.[1] ?? '?');
    else all += colour.repeat(unescape(text ?? '').replace(/\s/g, '').length);
  }
  return all;
};

const kinds = (source: string): string =>
  tokenize(source)
    .filter(({ kind }) => kind)
    .map(({ text, kind }) => `${kind}:${text}`)
    .join(' ');

/** Strings that look like Python, broken at any place. */
const pythonish = fc
  .array(
    fc.constantFrom(
      ...[
        'def ',
        'f"',
        "'",
        '"""',
        '{',
        '}',
        '{{',
        '!r',
        ':>',
        '\\',
        '\n',
        '#',
        '@',
        'x',
        '1.5e',
        '(',
        ' ',
        'rb"',
        '𝒙',
        '\r',
      ],
    ),
    { maxLength: 60 },
  )
  .map((parts) => parts.join(''));

describe('tokens', () => {
  test('joined are the source, whatever it is', () => {
    fc.assert(
      fc.property(fc.oneof(fc.string({ unit: 'binary' }), pythonish), (source) => {
        expect(
          tokenize(source)
            .map(({ text }) => text)
            .join(''),
        ).toBe(source);
      }),
      { numRuns: 3000 },
    );
  });

  test('painted keep the text and the number of lines, and no span crosses a line', () => {
    fc.assert(
      fc.property(fc.oneof(fc.string({ unit: 'binary' }), pythonish), (source) => {
        const lines = paint(source);
        expect(lines).toHaveLength(source.split('\n').length);
        for (const line of lines) {
          expect(line.match(/<span class="[kscfn]">/g)?.length ?? 0).toBe(line.match(/<\/span>/g)?.length ?? 0);
        }
        expect(unescape(lines.join('\n').replace(/<\/?span[^>]*>/g, ''))).toBe(source);
      }),
      { numRuns: 3000 },
    );
  });

  test('nested without end stay within the stack', () => {
    const source = 'f"{'.repeat(20_000);
    expect(tokenize(source).reduce((length, { text }) => length + text.length, 0)).toBe(source.length);
  });

  test('tell what Python tells apart', () => {
    expect(kinds('x = f"{a!r:>{w}}" # end')).toBe('k:= k:f s:" n:{ k:!r:> n:{ n:} n:} s:" c:# end');
    expect(kinds("'it is # no comment'")).toBe("s:'it is # no comment'");
    expect(kinds('"open\nif x: pass')).toBe('s:"open k:if k:pass');
    expect(kinds('@cache\ndef f(x: int) -> None: ...')).toBe('f:@cache k:def f:f n:int n:None');
    expect(kinds('class A(b.C): d')).toBe('k:class f:A f:b f:C');
    expect(kinds('a.print + b.class_(1_000)')).toBe('k:+ f:class_ n:1_000');
  });
});

test.for(globSync('src/samples/**/*.py'))('%s has the colours that the page has', (file) => {
  const source = readFileSync(file, 'utf8').replace(/\n$/, '');
  const [page, editor] = [colours(highlight(source)), colours(paint(source).join('\n'))];
  expect(editor).toHaveLength(page.length);
  const same = [...editor].filter((colour, index) => colour === page[index]).length;
  // The rest is what only a grammar of fifty kilobytes knows, such as `%d` inside of strings.
  expect(same / page.length).toBeGreaterThan(0.93);
});
