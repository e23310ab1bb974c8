import type { OutputPiece, StreamName } from './protocol.ts';

/** Where collected output goes, and the two clocks that decide when. */
export interface OutputSink {
  readonly post: (pieces: readonly OutputPiece[]) => void;
  /** Milliseconds. */
  readonly now: () => number;
  /** Calls back once after so many milliseconds, where the event loop gets its turn. */
  readonly later: (callback: () => void, milliseconds: number) => void;
}

export interface OutputBuffer {
  readonly write: (stream: StreamName, text: string) => void;
  /** Posts what is due. A program that computes never gives the event loop its turn, but calls this now and then. */
  readonly poll: () => void;
  /** Posts what there is, at once. */
  readonly flush: () => void;
  /** Another program begins: its first piece goes at once, however soon. */
  readonly begin: () => void;
}

const interval = 16;
/** Characters. */
const batch = 64_000;

/**
 * Collects output, for a message per print would drown the page: it is posted at most every 16 ms, or at 64,000
 * characters. The first piece after a pause goes at once.
 */
export const outputBuffer = ({ post, now, later }: OutputSink): OutputBuffer => {
  let pieces: OutputPiece[] = [];
  let size = 0;
  let posted = -Infinity;
  let timer = false;

  const flush = (): void => {
    if (pieces.length === 0) return;
    const full = pieces;
    pieces = [];
    size = 0;
    posted = now();
    post(full);
  };
  const poll = (): void => {
    if (size >= batch || now() - posted >= interval) flush();
  };
  const timed = (): void => {
    timer = false;
    flush();
  };
  return {
    write: (stream, text) => {
      if (text === '') return;
      const last = pieces.at(-1);
      if (last?.stream === stream) pieces[pieces.length - 1] = { stream, text: last.text + text };
      else pieces.push({ stream, text });
      size += text.length;
      poll();
      if (pieces.length === 0 || timer) return;
      timer = true;
      later(timed, interval);
    },
    poll,
    flush,
    begin: () => {
      posted = -Infinity;
    },
  };
};
