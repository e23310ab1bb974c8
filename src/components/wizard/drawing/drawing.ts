import type { Questions } from '../tree/define.ts';
import { places, questionOf } from '../tree/walk.ts';

/** All lengths are in the drawing's units: pixels at its natural size. */
const size = {
  question: 208,
  leaf: 172,
  between: 42,
  line: 16,
  padding: 8,
  apart: 14,
  /** Characters that fit a line of a box. */
  questionLine: 30,
  leafLine: 23,
} as const;

export interface DrawnAnswer {
  readonly id: string;
  readonly lines: readonly string[];
  /** Where its first line stands, and where its edge begins. */
  readonly y: number;
  readonly edgeY: number;
}

export interface DrawnNode {
  readonly id: string;
  readonly kind: 'question' | 'leaf';
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
  readonly lines: readonly string[];
  readonly answers: readonly DrawnAnswer[];
}

export interface DrawnEdge {
  readonly from: string;
  readonly answer: string;
  readonly to: string;
  /** An SVG path. */
  readonly path: string;
}

export interface Drawing {
  readonly width: number;
  readonly height: number;
  /** From left to right, each column from top to bottom: the order in which they are walked. */
  readonly nodes: readonly DrawnNode[];
  readonly edges: readonly DrawnEdge[];
}

/** Breaks a text into lines of at most so many characters; a longer word has a line of its own. */
export const wrap = (text: string, most: number): string[] => {
  const lines: string[] = [];
  for (const word of text.split(' ')) {
    const last = lines.at(-1);
    if (last !== undefined && last.length + 1 + word.length <= most) lines[lines.length - 1] = `${last} ${word}`;
    else lines.push(word);
  }
  return lines;
};

const nextsOf = (tree: Questions, place: string): readonly string[] =>
  Object.values(questionOf(tree, place)?.answers ?? {}).map(({ next }) => next);

/** How many questions come before a place on the longest route to it; leaves all stand in the last column. */
const columnsOf = (tree: Questions): ReadonlyMap<string, number> => {
  const depths = new Map<string, number>();
  const visit = (place: string, depth: number): void => {
    if (depth <= (depths.get(place) ?? -1)) return;
    depths.set(place, depth);
    for (const next of nextsOf(tree, place)) visit(next, depth + 1);
  };
  visit(tree.start, 0);
  const last = Math.max(...depths.values());
  return new Map([...depths].map(([place, depth]) => [place, questionOf(tree, place) ? depth : last]));
};

interface Box {
  readonly id: string;
  readonly lines: readonly string[];
  readonly answers: readonly { readonly id: string; readonly lines: readonly string[]; readonly next: string }[];
  readonly height: number;
}

const boxOf = (tree: Questions, id: string, leafName: (leaf: string) => string): Box => {
  const question = questionOf(tree, id);
  const lines = question ? wrap(question.ask, size.questionLine - 4) : wrap(leafName(id), size.leafLine);
  const answers = Object.entries(question?.answers ?? {}).map(([answer, { label, next }]) => ({
    id: answer,
    lines: wrap(label, size.questionLine),
    next,
  }));
  const rows = answers.reduce((sum, answer) => sum + answer.lines.length * size.line + 6, 0);
  const head = lines.length * size.line + 2 * size.padding;
  return { id, lines, answers, height: head + (rows > 0 ? rows + 4 : 0) };
};

/** Puts boxes below one another, each as near to the wished middle as those above it let it. */
const stack = (boxes: readonly Box[], wished: (box: Box) => number): Map<string, number> => {
  const tops = new Map<string, number>();
  let free = 0;
  for (const box of [...boxes].sort((a, b) => wished(a) - wished(b))) {
    const top = Math.max(free, wished(box) - box.height / 2);
    tops.set(box.id, top);
    free = top + box.height + size.apart;
  }
  return tops;
};

/**
 * Draws a tree from left to right: each question a box with its answers, each answer a line to where it leads.
 * @param leafName what a leaf is called in the drawing
 */
export const drawTree = (tree: Questions, leafName: (leaf: string) => string): Drawing => {
  const order = places(tree);
  const columns = columnsOf(tree);
  const last = Math.max(...columns.values());
  const boxes = new Map(order.map((id) => [id, boxOf(tree, id, leafName)]));
  const tops = new Map<string, number>();
  const middle = (id: string): number => (tops.get(id) ?? 0) + (boxes.get(id)?.height ?? 0) / 2;
  for (let column = last; column >= 0; column -= 1) {
    const here = order.flatMap((id) => (columns.get(id) === column ? (boxes.get(id) ?? []) : []));
    const wished = (box: Box): number =>
      column === last
        ? here.indexOf(box)
        : box.answers.reduce((sum, { next }) => sum + middle(next), 0) / box.answers.length;
    for (const [id, top] of stack(here, wished)) tops.set(id, top);
  }
  const lowest = Math.min(...tops.values());
  const left = (id: string): number => 1 + (columns.get(id) ?? 0) * (size.question + size.between);
  const nodes = [...boxes.values()]
    .map(({ id, lines, answers, height }): DrawnNode => {
      const y = (tops.get(id) ?? 0) - lowest + 1;
      let below = y + lines.length * size.line + 2 * size.padding;
      return {
        id,
        kind: answers.length > 0 ? 'question' : 'leaf',
        x: left(id),
        y,
        width: answers.length > 0 ? size.question : size.leaf,
        height,
        lines,
        answers: answers.map((answer) => {
          const top = below;
          below += answer.lines.length * size.line + 6;
          return { id: answer.id, lines: answer.lines, y: top, edgeY: (top + below) / 2 };
        }),
      };
    })
    .sort((a, b) => a.x - b.x || a.y - b.y);
  const byId = new Map(nodes.map((node) => [node.id, node]));
  const edges = nodes.flatMap((node) =>
    node.answers.flatMap((answer): DrawnEdge[] => {
      const target = byId.get(questionOf(tree, node.id)?.answers[answer.id]?.next ?? '');
      if (!target) return [];
      const [x1, x2] = [node.x + node.width, target.x];
      const [y1, y2] = [answer.edgeY, target.y + Math.min(target.height / 2, 2 * size.line)];
      const bend = x1 + size.between / 2;
      const path = `M${x1} ${y1}C${bend} ${y1} ${x2 - size.between / 2} ${y2} ${x2} ${y2}`;
      return [{ from: node.id, answer: answer.id, to: target.id, path }];
    }),
  );
  return {
    width: Math.max(...nodes.map(({ x, width }) => x + width)) + 1,
    height: Math.max(...nodes.map(({ y, height }) => y + height)) + 1,
    nodes,
    edges,
  };
};
