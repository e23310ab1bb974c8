import type { StreamName } from './protocol.ts';

export interface OutputCap {
  readonly write: (stream: StreamName, text: string) => void;
  /** Characters left out since the last `reset`. */
  readonly cut: () => number;
  /** Begins to count anew, for the next run. */
  readonly reset: () => void;
}

/** As Python counts: a character outside of the basic plane is two of JavaScript's. */
const lengthOf = (text: string): number => {
  let length = text.length;
  for (let at = 0; at < text.length; at += 1) if ((text.charCodeAt(at) & 0xfc00) === 0xdc00) length -= 1;
  return length;
};

/**
 * Passes on so many characters and counts the others. Python keeps to the cap by itself, but only for what one
 * interpreter prints: processes print too, and `os.write` goes past `sys.stdout`.
 */
export const outputCap = (most: number, write: OutputCap['write']): OutputCap => {
  let left = most;
  let cut = 0;
  return {
    write: (stream, text) => {
      const length = lengthOf(text);
      const passed = Math.min(length, left);
      left -= passed;
      cut += length - passed;
      // No character takes more than two units.
      const kept = passed === length ? text : [...text.slice(0, 2 * passed)].slice(0, passed).join('');
      if (kept !== '') write(stream, kept);
    },
    cut: () => cut,
    reset: () => {
      left = most;
      cut = 0;
    },
  };
};
