import { centreOf, drawingWidth, headOf, leaving, middleOf, overlap, pathThrough, textSize } from './layout.ts';
import type { Point, Rectangle } from './layout.ts';
import type { Role } from './roles.ts';

export interface Box {
  readonly id: string;
  /** Its text; `\n` begins a new line. */
  readonly says: string;
  /** Column and row from 0, whole or broken: `[0.5, 1]` stands between two columns. */
  readonly at: readonly [column: number, row: number];
  /** Marks a state with the role's colour and pattern. */
  readonly role?: Role;
  /** `round` for states and events, `square` (default) for things. */
  readonly shape?: 'round' | 'square';
}

export interface Arrow {
  readonly from: string;
  readonly to: string;
  readonly says?: string;
  /** How far its middle is moved to the left of its direction, in units; arrows to and fro part by themselves. */
  readonly bend?: number;
  /** On which side of its direction the text stands; where it bends, outside (default left). */
  readonly side?: 'left' | 'right';
  /** Drawn broken: what may happen, or what others do. */
  readonly dashed?: boolean;
}

/** A frame around boxes, such as a process around its threads. */
export interface Frame {
  readonly says: string;
  /** Ids of the boxes inside. */
  readonly around: readonly string[];
}

export interface DiagramLayout {
  /** The upper edge of the drawing and its height. */
  readonly top: number;
  readonly height: number;
  readonly boxes: readonly (Box & { readonly area: Rectangle })[];
  readonly arrows: readonly (Arrow & { readonly path: string; readonly head: string; readonly label?: Rectangle })[];
  readonly frames: readonly (Frame & { readonly area: Rectangle })[];
}

const rowHeight = 112;
const frameMargin = { side: 14, top: 34, bottom: 14 };

/** Where a text stands beside a line, clear of it: its centre moved along the line's normal. */
const labelBeside = (middle: Point, normal: Point, says: string): Rectangle => {
  const { width, height } = textSize(says);
  const away = (Math.abs(normal.x) * width + Math.abs(normal.y) * height) / 2 + 7;
  return { x: middle.x + normal.x * away - width / 2, y: middle.y + normal.y * away - height / 2, width, height };
};

/** @throws where two things lie on one another, or one lies outside of the drawing */
const refuseOverlaps = (things: readonly { what: string; area: Rectangle }[]): void => {
  for (const [index, { what, area }] of things.entries()) {
    if (area.x < -2 || area.x + area.width > drawingWidth + 2) {
      throw new Error(`${what} lies outside of the drawing: fewer columns, a shorter text, or another side`);
    }
    const under = things.slice(index + 1).find((other) => overlap(area, other.area));
    if (under) throw new Error(`${what} and ${under.what} overlap: move a box, break a text, bend an arrow`);
  }
};

/**
 * Lays out boxes on a grid, and arrows between them.
 * @throws where an arrow or a frame names no box, or two boxes or texts overlap
 */
export const diagramLayout = (
  boxes: readonly Box[],
  arrows: readonly Arrow[],
  frames: readonly Frame[] = [],
): DiagramLayout => {
  const side = frames.length > 0 ? frameMargin.side + 4 : 3;
  const above = frames.length > 0 ? frameMargin.top + 4 : 3;
  const sizes = boxes.map(({ says }) => {
    const { width, height } = textSize(says);
    return { width: width + 26, height: height + 24 };
  });
  const lastColumn = Math.max(...boxes.map(({ at }) => at[0]), 0);
  const widest = (column: number): number =>
    Math.max(0, ...boxes.map(({ at }, index) => (at[0] === column ? (sizes[index]?.width ?? 0) : 0)));
  const first = side + widest(0) / 2;
  const last = drawingWidth - side - widest(lastColumn) / 2;
  const xOf = (column: number): number =>
    lastColumn === 0 ? drawingWidth / 2 : first + ((last - first) * column) / lastColumn;
  const tallest = Math.max(...sizes.map(({ height }) => height));
  const yOf = (row: number): number => above + tallest / 2 + row * Math.max(rowHeight, tallest + 46);
  const placed = boxes.map((box, index) => {
    const { width, height } = sizes[index] ?? { width: 0, height: 0 };
    return { ...box, area: { x: xOf(box.at[0]) - width / 2, y: yOf(box.at[1]) - height / 2, width, height } };
  });
  const boxOf = (id: string): (typeof placed)[number] => {
    const found = placed.find((box) => box.id === id);
    if (!found) throw new Error(`there is no box "${id}". There are: ${boxes.map((box) => box.id).join(', ')}`);
    return found;
  };
  const drawn = arrows.map((arrow) => {
    const [from, to] = [boxOf(arrow.from).area, boxOf(arrow.to).area];
    const [a, b] = [centreOf(from), centreOf(to)];
    const returning = arrows.some((other) => other.from === arrow.to && other.to === arrow.from);
    const bend = arrow.bend ?? (returning ? 26 : 0);
    const length = Math.hypot(b.x - a.x, b.y - a.y) || 1;
    // A quadratic curve passes half way to its control point.
    const control = {
      x: (a.x + b.x) / 2 + (2 * bend * (b.y - a.y)) / length,
      y: (a.y + b.y) / 2 - (2 * bend * (b.x - a.x)) / length,
    };
    const start = leaving(from, control);
    const end = leaving(to, control);
    const textSide = arrow.side === 'right' || (arrow.side === undefined && bend < 0) ? -1 : 1;
    const normal = { x: ((b.y - a.y) / length) * textSide, y: (-(b.x - a.x) / length) * textSide };
    return {
      ...arrow,
      path: pathThrough(start, control, end),
      head: headOf(control, end),
      ...(arrow.says && { label: labelBeside(middleOf(start, control, end), normal, arrow.says) }),
    };
  });
  const framed = frames.map((frame) => {
    const inside = frame.around.map((id) => boxOf(id).area);
    const x = Math.min(...inside.map((area) => area.x)) - frameMargin.side;
    const y = Math.min(...inside.map((area) => area.y)) - frameMargin.top;
    const right = Math.max(...inside.map((area) => area.x + area.width)) + frameMargin.side;
    const bottom = Math.max(...inside.map((area) => area.y + area.height)) + frameMargin.bottom;
    return { ...frame, area: { x, y, width: right - x, height: bottom - y } };
  });
  refuseOverlaps([
    ...placed.map(({ id, area }) => ({ what: `the box "${id}"`, area })),
    ...drawn.flatMap(({ says, label }) => (label ? [{ what: `the text "${says}"`, area: label }] : [])),
  ]);
  const areas = [...placed, ...framed].map(({ area }) => area).concat(drawn.flatMap(({ label }) => label ?? []));
  const top = Math.min(...areas.map(({ y }) => y)) - 6;
  const bottom = Math.max(...areas.map(({ y, height }) => y + height)) + 6;
  return { top, height: bottom - top, boxes: placed, arrows: drawn, frames: framed };
};
