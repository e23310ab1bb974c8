import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { drawTree, wrap } from '../../../src/components/wizard/drawing/drawing.ts';
import type { Questions } from '../../../src/components/wizard/tree/define.ts';
import { outline } from '../../../src/components/wizard/tree/outline.ts';
import { places, questionOf } from '../../../src/components/wizard/tree/walk.ts';
import { anyTree } from './trees.ts';

const complaints = (tree: Questions): string[] => {
  const { nodes, edges, width, height } = drawTree(tree, (leaf) => leaf);
  const found: string[] = [];
  if (new Set(nodes.map(({ id }) => id)).size !== nodes.length) found.push('a place is drawn twice');
  for (const place of places(tree)) if (!nodes.some(({ id }) => id === place)) found.push(`${place} is not drawn`);
  for (const node of nodes) {
    if (node.x < 0 || node.y < 0 || node.x + node.width > width || node.y + node.height > height)
      found.push(`${node.id} sticks out`);
    for (const other of nodes) {
      const apart =
        node.x + node.width <= other.x ||
        other.x + other.width <= node.x ||
        node.y + node.height <= other.y ||
        other.y + other.height <= node.y;
      if (other !== node && !apart) found.push(`${node.id} covers ${other.id}`);
    }
    for (const [answer, { next }] of Object.entries(questionOf(tree, node.id)?.answers ?? {})) {
      if (!edges.some((edge) => edge.from === node.id && edge.answer === answer && edge.to === next)) {
        found.push(`no line for ${node.id}=${answer}`);
      }
    }
  }
  return found;
};

describe('the drawing', () => {
  test('of the site’s tree shows every place once, apart, and every answer as a line', () => {
    expect(complaints(outline)).toEqual([]);
    const { edges } = drawTree(outline, (leaf) => leaf);
    const answers = Object.values(outline.questions).flatMap(({ answers }) => Object.keys(answers));
    expect(edges).toHaveLength(answers.length);
  });

  test('of any tree does', () => {
    fc.assert(fc.property(anyTree, (tree) => complaints(tree).length === 0));
  });

  test('breaks lines where they are full', () => {
    expect(wrap('one two three', 7)).toEqual(['one two', 'three']);
    expect(wrap('incomprehensibilities', 5)).toEqual(['incomprehensibilities']);
  });
});
