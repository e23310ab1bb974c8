import { describe, expect, test } from 'vitest';
import { assemble, plainOf, textOf } from '../../../../src/components/wizard/programs/assemble.ts';
import { madeFor } from '../../../../src/components/wizard/programs/madeFor.ts';
import { templateOf } from '../../../../src/components/wizard/programs/template.ts';

const parts: Readonly<Record<string, string>> = {
  slowly: '"""A part."""\n\nimport time\n\n\ndef slowly() -> None:\n    time.sleep(1)  #: if wait\n    return None\n',
};
const read = (part: string): string => parts[part] ?? '';

const program = (body: string, options: readonly string[] = [], python = 11): string => {
  const template = templateOf('t.py', `"""What it does.\n"""\n\n${body}`, read);
  return textOf(assemble(template, { options: new Set(options), python }, 'Made for a test.'));
};

const head = '"""What it does.\n\nMade for a test.\n"""\n\n';

describe('a program', () => {
  test('keeps the lines whose conditions hold', () => {
    const body = '#: if a\nx = 1\n#: elif b\nx = 2\n#: else\nx = 3\n#: end\ny = 4  #: if not a\n';
    expect(program(body)).toBe(`${head}x = 3\ny = 4\n`);
    expect(program(body, ['b'])).toBe(`${head}x = 2\ny = 4\n`);
    expect(program(body, ['a', 'b'])).toBe(`${head}x = 1\n`);
  });

  test('nests', () => {
    const body = '#: if a\n#: if b\nx = 1\n#: else\nx = 2\n#: end\n#: end\nz = 0\n';
    expect(program(body, ['a', 'b'])).toBe(`${head}x = 1\nz = 0\n`);
    expect(program(body, ['a'])).toBe(`${head}x = 2\nz = 0\n`);
    expect(program(body, ['b'])).toBe(`${head}z = 0\n`);
  });

  test('imports what it uses, sorted, and nothing else', () => {
    const body =
      'import time\nimport os\nfrom b import second, First, third\nfrom a import x\n\nprint(time, second, First)  # os\ny = "x"\n';
    expect(program(body)).toBe(
      `${head}import time\nfrom b import First, second\n\nprint(time, second, First)  # os\ny = "x"\n`,
    );
  });

  test('sees a name in an f-string, and not an attribute of that name', () => {
    const body = 'import os\nimport time\n\nprint(f"{time.time()}", self.os)\n';
    expect(program(body)).toContain('import time\n');
    expect(program(body)).not.toContain('import os');
  });

  test('wraps an import that is too long', () => {
    const names = Array.from({ length: 9 }, (_, index) => `a_rather_long_name_${index}`);
    const body = `from somewhere import ${names.join(', ')}\n\nprint(${names.join(', ')})\n`;
    expect(program(body)).toContain('from somewhere import (\n    a_rather_long_name_0,\n');
  });

  test('takes in a part, with its imports and conditions', () => {
    const body = '#: if a\n#: part slowly\n\n\n#: end\nprint(1)\n';
    expect(program(body, ['a', 'wait'])).toBe(
      `${head}import time\n\n\ndef slowly() -> None:\n    time.sleep(1)\n    return None\n\n\nprint(1)\n`.replace(
        'import time\n\n\ndef',
        'import time\n\ndef',
      ),
    );
    expect(program(body, ['wait'])).toBe(`${head}print(1)\n`);
  });

  test('has no more blank lines than Python’s style allows', () => {
    const body = 'x = 1\n\n\n#: if a\ny = 2\n\n\n#: end\ndef f():\n\n    z = 3\n\n\n    return z\n';
    expect(program(body)).toBe(`${head}x = 1\n\n\ndef f():\n    z = 3\n\n    return z\n`);
  });

  test('shows comparison signs as they are', () => {
    expect(program('x = 1 < 2 and 3 > 2 and "&amp;"\n')).toContain('1 < 2 and 3 > 2 and "&amp;"');
    expect(plainOf('<span class="k">if</span> a &lt; b &amp;&amp;')).toBe('if a < b &&');
  });

  test.for([
    ['#: if a\nx = 1\n', 'not closed'],
    ['x = 1\n#: end\n', 'line 5: no block is open'],
    ['x = 1\n#: else\n', 'no block is open'],
    ['#: if a and\n#: end\n', 'is no condition'],
  ] as const)('refuses %j', ([body, problem]) => {
    expect(() => program(body)).toThrow(problem);
  });

  test('refuses a file without a docstring', () => {
    expect(() => templateOf('t.py', 'x = 1\n', read)).toThrow('t.py: its docstring');
  });
});

describe('the sentence it is made for', () => {
  test('names answers, options and version', () => {
    const trail = [{ question: 'work', answer: 'waiting' }];
    expect(madeFor('Use it', trail, { options: new Set(['retry']), python: 12 })).toBe(
      'Made for "Use it": work=waiting. With retry. Needs Python 3.12 or later.',
    );
    expect(madeFor('Use it', [], { options: new Set(), python: 11 })).toBe(
      'Made for "Use it". Needs Python 3.11 or later.',
    );
  });
});
