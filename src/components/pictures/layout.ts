/**
 * Where the parts of a picture go. Everything is in units of a drawing 640 wide; texts are 19 high, so that they can
 * still be read where a phone shows the drawing at two thirds of its size.
 */

export interface Point {
  readonly x: number;
  readonly y: number;
}

export interface Rectangle extends Point {
  readonly width: number;
  readonly height: number;
}

export const drawingWidth = 640;
export const textHeight = 19;
const lineHeight = 24;
/** Of a character in a system font at that size, on the wide side: a box must never be too small for its text. */
const characterWidth = 9.8;

export const linesOf = (text: string): string[] => text.split('\n');

/** The size that a text takes, whose lines are parted by line breaks. */
export const textSize = (text: string): { width: number; height: number } => {
  const lines = linesOf(text);
  return { width: Math.max(...lines.map((line) => line.length)) * characterWidth, height: lines.length * lineHeight };
};

/** The baselines of lines that are centred around a height. */
export const baselines = (text: string, centre: number): { line: string; y: number }[] => {
  const lines = linesOf(text);
  const first = centre - ((lines.length - 1) * lineHeight) / 2 + textHeight * 0.36;
  return lines.map((line, index) => ({ line, y: first + index * lineHeight }));
};

export const centreOf = ({ x, y, width, height }: Rectangle): Point => ({ x: x + width / 2, y: y + height / 2 });

export const overlap = (a: Rectangle, b: Rectangle): boolean =>
  a.x < b.x + b.width && b.x < a.x + a.width && a.y < b.y + b.height && b.y < a.y + a.height;

/** The point where the way from a rectangle's centre towards another point leaves the rectangle, a little outside. */
export const leaving = (rectangle: Rectangle, towards: Point, gap = 5): Point => {
  const centre = centreOf(rectangle);
  const dx = towards.x - centre.x;
  const dy = towards.y - centre.y;
  if (dx === 0 && dy === 0) return centre;
  const reach = Math.min(
    dx === 0 ? Infinity : (rectangle.width / 2 + gap) / Math.abs(dx),
    dy === 0 ? Infinity : (rectangle.height / 2 + gap) / Math.abs(dy),
  );
  return { x: centre.x + dx * reach, y: centre.y + dy * reach };
};

const round = (value: number): number => Math.round(value * 10) / 10;

/** SVG path data through points, in short numbers. */
export const pathThrough = (start: Point, control: Point, end: Point): string =>
  `M ${round(start.x)} ${round(start.y)} Q ${round(control.x)} ${round(control.y)} ${round(end.x)} ${round(end.y)}`;

/** The middle of such a path, where its label stands. */
export const middleOf = (start: Point, control: Point, end: Point): Point => ({
  x: (start.x + 2 * control.x + end.x) / 4,
  y: (start.y + 2 * control.y + end.y) / 4,
});

/** The head of an arrow that arrives at a point, as SVG path data. */
export const headOf = (from: Point, at: Point): string => {
  const length = Math.hypot(at.x - from.x, at.y - from.y) || 1;
  const ux = (at.x - from.x) / length;
  const uy = (at.y - from.y) / length;
  const corner = (side: 1 | -1) => `${round(at.x - ux * 13 - uy * 7 * side)} ${round(at.y - uy * 13 + ux * 7 * side)}`;
  return `M ${corner(1)} L ${round(at.x)} ${round(at.y)} L ${corner(-1)} Z`;
};
