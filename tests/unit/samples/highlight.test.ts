import { expect, test } from 'vitest';
import { highlight } from '../../../src/components/samples/highlight.ts';

test('code becomes spans with classes and no style attribute', () => {
  const html = highlight('def f(x: int) -> str:\n    return "a" + str(x)  # why\n');
  expect(html).toContain('<span class="k">def </span>');
  expect(html).toContain('<span class="c"># why</span>');
  expect(html).not.toContain('style');
});

test('the text survives: nothing is lost and markup is escaped', () => {
  const source = 'if 1 < 2 & True:\n\tprint("<b>&amp;</b>")\n\n\nx = """\n<script>\n"""\n';
  const text = highlight(source)
    .replace(/<\/?span[^>]*>/g, '')
    .replaceAll('&lt;', '<')
    .replaceAll('&gt;', '>')
    .replaceAll('&amp;', '&');
  expect(`${text}\n`).toBe(source);
});
