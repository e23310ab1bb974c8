import { builtFor } from './interpreter/layout.ts';
import type { Failure, FailureReason, Outcome } from './protocol.ts';
import type { RunEnd } from './python.ts';
import { limits } from './settings.ts';

/** What a page says about a run, in words. */

/** The page's own Python. Its build is asserted when it starts, so this is what runs. */
export const pythonName = `CPython ${builtFor.python} (Pyodide ${builtFor.pyodide}), in this page`;

export const browsers = 'Chrome and Edge 137 or later, Firefox 153 or later, Safari 27 or later';

/** @param bytes as stored, such as 4,300,000 */
export const megabytes = (bytes: number): string => (bytes / 1e6).toFixed(1);

/** @param milliseconds any time, real or of the program */
export const seconds = (milliseconds: number): string =>
  milliseconds > 0 && milliseconds < 10 ? 'less than 0.01 s' : `${(milliseconds / 1000).toFixed(2)} s`;

export const counted = (count: number, one: string): string =>
  `${count.toLocaleString('en')} ${count === 1 ? one : `${one}s`}`;

export interface Said {
  /** What happened, for the eye and for the ear. */
  readonly what: string;
  /** Why, and how to go on. */
  readonly next?: string;
  /** What the machine said. */
  readonly detail?: string;
  readonly bad: boolean;
}

const endings = (outcome: Outcome): Said => {
  const { ending, exitCode, exception, realTime } = outcome;
  switch (ending) {
    case 'finished':
      return exitCode === 0
        ? { what: 'Finished', bad: false }
        : { what: `Ended with exit code ${exitCode}`, next: 'The program called sys.exit.', bad: true };
    case 'exception':
      return { what: `Ended by ${exception ?? 'an exception'}`, bad: true };
    case 'deadlock':
      return { what: 'Stopped: no thread could go on', bad: true };
    case 'time-limit':
      return {
        what: `Stopped at the time limit, after ${seconds(realTime)}`,
        next: 'A loop that never ends? Where a program needs longer, the playground lets you set the limit.',
        bad: true,
      };
    case 'memory-limit':
      return {
        what: 'Out of memory',
        next: `A program in this page has ${limits.memory / 2 ** 20} MB. Make less at once, and run again.`,
        bad: true,
      };
  }
};

const failures: Readonly<Record<FailureReason, readonly [what: string, next: string]>> = {
  download: ['Python could not be loaded', 'A file did not arrive whole. Check the connection, then press Run again.'],
  stalled: ['Python stopped loading', 'No more bytes came. Check the connection, then press Run again.'],
  unsupported: ['This browser cannot run Python here', `Needed: ${browsers}.`],
  mismatch: ['The files of Python do not fit this page', 'The site was renewed meanwhile: reload the page, then run.'],
  crash: ['The program ended its interpreter', 'A fresh one takes its place: change the program, or run it again.'],
  unstoppable: [
    'Ended from outside',
    'The program went on past its time limit and did not let itself be stopped. A fresh interpreter takes over: Run works.',
  ],
};

const failed = ({ reason, detail }: Failure): Said => {
  const [what, next] = failures[reason];
  return { what, next, detail, bad: true };
};

export const said = (end: RunEnd): Said =>
  end.how === 'done'
    ? endings(end.outcome)
    : end.how === 'failed'
      ? failed(end.failure)
      : { what: 'Stopped', next: 'You stopped it. Run starts it anew.', bad: false };

/** The one sentence that is read out at the end of a run, such as `Finished: 12 lines in 0.02 s`. */
export const summary = (end: RunEnd, lines: number): string => {
  const { what, next } = said(end);
  if (end.how === 'failed') return `${what}. ${next}`;
  const time = end.how === 'done' ? ` in ${seconds(end.outcome.realTime)}` : '';
  return `${what}: ${lines === 0 ? 'no output' : counted(lines, 'line')}${time}`;
};

/** The facts below the output of a run that ended by itself. */
export const facts = ({ programTime, realTime, threads, switches, preemptions }: Outcome): string => {
  const times =
    Math.abs(programTime - realTime) < 10
      ? seconds(realTime)
      : `${seconds(programTime)} on the program’s clock, ${seconds(realTime)} real`;
  if (threads === 0) return times;
  const forced = preemptions > 0 ? `, ${preemptions.toLocaleString('en')} of them forced` : '';
  const turns = ` · ${switches.toLocaleString('en')} ${switches === 1 ? 'switch' : 'switches'}${forced}`;
  return `${times} · ${counted(threads, 'thread')} started${turns}`;
};

/** What to say where output was left out, or undefined. */
export const cutNote = ({ cut }: Outcome): string | undefined =>
  cut > 0
    ? `Output cut at ${limits.output / 1000} kB: ${cut.toLocaleString('en')} more ${cut === 1 ? 'character is' : 'characters are'} not shown.`
    : undefined;
