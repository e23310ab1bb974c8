import { useEffect, useRef, useState } from 'preact/hooks';
import { keep, ranKey } from './kept.ts';
import { OutputLog } from './outputLog.ts';
import type { Program, RunSettings } from './protocol.ts';
import type { PagePython, RunEnd, Session } from './python.ts';

/** The last program that one place of a page ran, or is running. */
export interface Run {
  readonly program: Program;
  readonly settings: RunSettings;
  /** Undefined while it goes on. */
  readonly end?: RunEnd;
  /** True where it waits for a line. */
  readonly asks: boolean;
  /** True once it has asked for a line. */
  readonly hasAsked: boolean;
}

export interface Runs {
  /** Undefined before the first one. */
  readonly run: Run | undefined;
  readonly session: Session;
  readonly log: OutputLog;
  readonly start: (program: Program, settings: RunSettings) => void;
  readonly stop: () => void;
  readonly answer: (line: string | null) => void;
}

export const useRun = (python: PagePython): Runs => {
  const [run, setRun] = useState<Run>();
  const [session, setSession] = useState(python.session);
  const [log] = useState(() => new OutputLog());
  /** Counts the runs, so that what comes late from an earlier one is passed over. */
  const latest = useRef(0);

  useEffect(() => {
    const hear = (now: Session) => {
      setSession(now);
      // Not at the end of a run: one that was stopped while Python was loading has loaded nothing.
      if (now.state === 'running') keep(ranKey, '1');
    };
    const end = python.subscribe(hear);
    // What happened since the first render, before anybody listened.
    hear(python.session());
    return end;
  }, [python]);

  return {
    run,
    session,
    log,
    start: (program, settings) => {
      latest.current += 1;
      const mine = latest.current;
      const isMine = () => mine === latest.current;
      log.clear();
      setRun({ program, settings, asks: false, hasAsked: false });
      python.run(program, settings, {
        onOutput: (pieces) => isMine() && log.append(pieces),
        onInput: () => isMine() && setRun((now) => now && { ...now, asks: true, hasAsked: true }),
        onEnd: (end) => isMine() && setRun((now) => now && { ...now, end, asks: false }),
      });
    },
    stop: python.stop,
    answer: (line) => {
      setRun((now) => now && { ...now, asks: false });
      // The reader's line belongs to what is read afterwards, as it does in a terminal.
      if (line !== null) log.append([{ stream: 'stdout', text: `${line}\n` }]);
      python.answer(line);
    },
  };
};
