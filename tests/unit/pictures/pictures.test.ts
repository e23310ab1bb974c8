import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { diagramLayout, type Arrow, type Box } from '../../../src/components/pictures/diagram.ts';
import { centreOf, drawingWidth, headOf, leaving, textSize } from '../../../src/components/pictures/layout.ts';
import { timelineLayout } from '../../../src/components/pictures/timeline.ts';

describe('a timeline', () => {
  const lanes = [
    { name: 'A', spans: [{ from: 0, to: 2, role: 'running' as const, says: 'reads 0' }] },
    { name: 'B', spans: [{ from: 2, to: 4, role: 'sleeping' as const }] },
  ];

  test('shares one time among its lanes and stays inside the drawing', () => {
    const { lanes: drawn, left } = timelineLayout(lanes);
    const [a, b] = drawn.map(({ spans }) => spans[0]);
    expect(a?.x).toBe(left);
    expect((a?.x ?? 0) + (a?.width ?? 0)).toBeCloseTo(b?.x ?? 0);
    expect((b?.x ?? 0) + (b?.width ?? 0)).toBeLessThanOrEqual(drawingWidth);
  });

  test('lets a cause begin at one lane and end at the other', () => {
    const down = timelineLayout(lanes, [{ at: 2, from: 'A', to: 'B' }]).causes[0];
    const up = timelineLayout(lanes, [{ at: 2, from: 'B', to: 'A' }]).causes[0];
    expect(down?.start).toBeLessThan(down?.end ?? 0);
    expect(up?.start).toBeGreaterThan(up?.end ?? 0);
  });

  test('refuses a text that does not fit, time that runs backwards and lanes that do not exist', () => {
    const span = { from: 0, to: 1, role: 'running' as const, says: 'a long sentence about nothing' };
    expect(() => timelineLayout([{ name: 'A', spans: [span, { ...span, from: 1, to: 4, says: '' }] }])).toThrow(
      'does not fit',
    );
    expect(() => timelineLayout([{ name: 'A', spans: [{ from: 2, to: 1, role: 'running' }] }])).toThrow('from 2 to 1');
    expect(() => timelineLayout(lanes, [{ at: 1, from: 'A', to: 'C' }])).toThrow('"C"');
  });
});

describe('a diagram', () => {
  const boxes: Box[] = [
    { id: 'a', says: 'ready', at: [0, 0] },
    { id: 'b', says: 'running\nnow', at: [1, 0] },
    { id: 'c', says: 'waiting', at: [0.5, 1] },
  ];

  test('keeps every box inside the drawing', () => {
    const { boxes: placed, height } = diagramLayout(boxes, []);
    for (const { area } of placed) {
      expect(area.x).toBeGreaterThanOrEqual(0);
      expect(area.x + area.width).toBeLessThanOrEqual(drawingWidth);
      expect(area.y + area.height).toBeLessThanOrEqual(height);
    }
  });

  test('parts arrows to and fro, and draws a single one straight', () => {
    const to: Arrow = { from: 'a', to: 'b' };
    const fro: Arrow = { from: 'b', to: 'a' };
    const heights = (arrows: Arrow[]) =>
      diagramLayout(boxes, arrows).arrows.map(({ path }) => Number(/Q \S+ (\S+)/.exec(path)?.[1]));
    const [level = 0] = heights([to]);
    const [above, below] = heights([to, fro]);
    expect(above).toBeLessThan(level);
    expect(below).toBeGreaterThan(level);
  });

  test('puts the text of an arrow beside its line, on the side that is asked for', () => {
    const label = (side: 'left' | 'right') =>
      diagramLayout(boxes, [{ from: 'a', to: 'b', says: 'x', side }]).arrows[0]?.label;
    const line = centreOf(diagramLayout(boxes, []).boxes[0]!.area).y;
    expect(label('left')!.y + label('left')!.height).toBeLessThan(line);
    expect(label('right')!.y).toBeGreaterThan(line);
  });

  test('refuses texts that lie on one another or outside', () => {
    const says = 'a text that is too long for this';
    expect(() =>
      diagramLayout(boxes, [
        { from: 'a', to: 'b', says: 'x', side: 'right' },
        { from: 'a', to: 'b', says: 'x', side: 'right' },
      ]),
    ).toThrow('overlap');
    expect(() =>
      diagramLayout(
        [
          { id: 'a', says: 'a', at: [0, 0] },
          { id: 'b', says: 'b', at: [0, 2] },
          { id: 'c', says: 'c', at: [1, 0] },
        ],
        [{ from: 'a', to: 'b', says, side: 'right' }],
      ),
    ).toThrow('outside');
  });

  test('refuses boxes that overlap and names of boxes that are not there', () => {
    expect(() => diagramLayout([...boxes, { id: 'd', says: 'ready', at: [0.1, 0] }], [])).toThrow('overlap');
    expect(() => diagramLayout(boxes, [{ from: 'a', to: 'x' }])).toThrow('"x"');
    expect(() => diagramLayout(boxes, [], [{ says: 'process', around: ['y'] }])).toThrow('"y"');
  });
});

describe('arrows', () => {
  const side = fc.double({ min: -300, max: 300, noNaN: true });
  const rectangle = { x: 100, y: 100, width: 80, height: 40 };

  test('leave a rectangle at its edge, in the direction of their target', () => {
    fc.assert(
      fc.property(side, side, (dx, dy) => {
        fc.pre(Math.hypot(dx, dy) > 1);
        const centre = centreOf(rectangle);
        const { x, y } = leaving(rectangle, { x: centre.x + dx, y: centre.y + dy }, 0);
        const [across, down] = [Math.abs(x - centre.x) / 40, Math.abs(y - centre.y) / 20];
        expect(Math.max(across, down)).toBeCloseTo(1);
        expect((x - centre.x) * dy).toBeCloseTo((y - centre.y) * dx);
      }),
    );
  });

  test('end in a head at their point', () => {
    expect(headOf({ x: 0, y: 0 }, { x: 50, y: 0 })).toBe('M 37 7 L 50 0 L 37 -7 Z');
  });
});

test('texts of several lines are as wide as the longest', () => {
  expect(textSize('ab\nabcd').width).toBe(textSize('abcd').width);
  expect(textSize('ab\nabcd').height).toBe(2 * textSize('x').height);
});
