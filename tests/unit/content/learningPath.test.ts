import { globSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, test } from 'vitest';
import { parse } from 'yaml';

interface Step {
  readonly address: string;
  readonly order: number;
  readonly next: readonly string[];
}

/** The pages of *Understand* as the sidebar orders them, each with the addresses of its "Next:" lines. */
const steps: readonly Step[] = globSync('src/content/docs/understand/*.mdx')
  .map((file): Step => {
    const text = readFileSync(file, 'utf8');
    const [, front = ''] = /^---\n([\s\S]*?)\n---\n/.exec(text) ?? [];
    const { sidebar } = parse(front) as { sidebar: { order: number } };
    const name = path.basename(file, '.mdx');
    return {
      address: name === 'index' ? '/understand/' : `/understand/${name}/`,
      order: sidebar.order,
      next: [...text.matchAll(/^Next: \[[^\]]+\]\((\S+?)\)\s*$/gm)].map(([, address]) => address ?? ''),
    };
  })
  .sort((a, b) => a.order - b.order);

describe('the path through Understand', () => {
  test('gives each page a place of its own', () => {
    expect(new Set(steps.map(({ order }) => order)).size).toBe(steps.length);
  });

  test.for(steps.map((step, index) => ({ ...step, after: steps[index + 1]?.address ?? '/choose/' })))(
    '$address leads to $after',
    ({ next, after }) => {
      expect(next).toEqual([after]);
    },
  );
});
