import { drawingWidth, textSize } from './layout.ts';
import type { Role } from './roles.ts';

/** A stretch of time in which one thread, task or process does one thing. */
export interface Span {
  /** In steps from the left, whole or broken; all lanes share them. */
  readonly from: number;
  readonly to: number;
  readonly role: Role;
  /** What it does, in a word or two. */
  readonly says?: string;
}

export interface Lane {
  readonly name: string;
  readonly spans: readonly Span[];
}

/** A moment at which one lane causes something in another. */
export interface Cause {
  /** In steps from the left. */
  readonly at: number;
  /** Names of lanes. */
  readonly from: string;
  readonly to: string;
  readonly says?: string;
}

export interface TimelineLayout {
  readonly height: number;
  /** Where time begins, behind the names of the lanes. */
  readonly left: number;
  readonly lanes: readonly {
    readonly name: string;
    readonly top: number;
    readonly spans: readonly (Span & { readonly x: number; readonly width: number })[];
  }[];
  readonly causes: readonly (Cause & { readonly x: number; readonly start: number; readonly end: number })[];
}

export const spanHeight = 52;
/** The patterned lower part of a span. */
export const bandHeight = 16;
const laneHeight = 92;
const top = 8;

/**
 * Lays out lanes one below the other over a shared time that runs from left to right.
 * @throws where a text does not fit into its span, a span ends before it begins, or a cause names no lane
 */
export const timelineLayout = (lanes: readonly Lane[], causes: readonly Cause[] = []): TimelineLayout => {
  const left = Math.max(...lanes.map(({ name }) => textSize(name).width)) + 14;
  const end = Math.max(...lanes.flatMap(({ spans }) => spans.map(({ to }) => to)));
  const step = (drawingWidth - left - 6) / end;
  const topOf = (index: number): number => top + index * laneHeight;
  return {
    height: topOf(lanes.length - 1) + spanHeight + 10,
    left,
    lanes: lanes.map(({ name, spans }, index) => ({
      name,
      top: topOf(index),
      spans: spans.map((span) => {
        const width = (span.to - span.from) * step;
        if (width <= 0) throw new Error(`${name}: a span from ${span.from} to ${span.to}`);
        if (span.says && textSize(span.says).width > width + 12) {
          throw new Error(
            `${name}: "${span.says}" does not fit into ${span.from} to ${span.to}: shorter, or a longer span`,
          );
        }
        return { ...span, x: left + span.from * step, width };
      }),
    })),
    causes: causes.map((cause) => {
      const [from, to] = [cause.from, cause.to].map((name) => lanes.findIndex((lane) => lane.name === name));
      if (from === undefined || to === undefined || from < 0 || to < 0 || from === to) {
        throw new Error(`no two lanes "${cause.from}" and "${cause.to}"`);
      }
      const down = from < to;
      return {
        ...cause,
        x: left + cause.at * step,
        start: topOf(from) + (down ? spanHeight : 0),
        end: topOf(to) + (down ? -4 : spanHeight + 4),
      };
    }),
  };
};
