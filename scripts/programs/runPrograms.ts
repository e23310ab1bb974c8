import { spawn } from 'node:child_process';
import path from 'node:path';
import { createInterface } from 'node:readline';
import type { Interpreter } from '../samples/interpreters.ts';
import { slowStep } from '../samples/run.ts';

export interface ProgramRun {
  readonly exit: number;
  readonly stdout: string;
  readonly stderr: string;
  /** True where the time limit ended it. */
  readonly stopped: boolean;
}

/** Runs programs one after the other on one interpreter: `run(path)`, and `end()` when there are no more. */
export const startRunner = (
  interpreter: Interpreter,
): { readonly run: (path: string, tests?: boolean) => Promise<ProgramRun>; readonly end: () => void } => {
  const script = path.join(import.meta.dirname, 'runner.py');
  const child = spawn(interpreter.command, ['-X', 'dev', '-W', 'error', script], {
    stdio: ['pipe', 'pipe', 'inherit'],
    env: {
      PATH: process.env['PATH'],
      HOME: process.env['HOME'],
      LANG: 'C.UTF-8',
      PYTHONDONTWRITEBYTECODE: '1',
    },
  });
  const waiting: { resolve: (run: ProgramRun) => void; reject: (error: Error) => void }[] = [];
  createInterface({ input: child.stdout }).on('line', (line) => {
    waiting.shift()?.resolve(JSON.parse(line) as ProgramRun);
  });
  child.on('close', (exit) => {
    for (const { reject } of waiting.splice(0)) reject(new Error(`the runner ended with code ${exit}`));
  });
  return {
    run: (path, tests = false) =>
      new Promise((resolve, reject) => {
        waiting.push({ resolve, reject });
        child.stdin.write(`${JSON.stringify({ path, tests })}\n`);
      }),
    end: () => child.stdin.end(),
  };
};

/**
 * A fault of CPython's own, in 3.12 before 3.12.8 and in 3.13.0: at exit, a pool that is closing is woken through a pipe
 * which it has just closed. https://github.com/python/cpython/issues/125451
 */
const closedWakeup =
  /^Exception ignored on threading shutdown[^:]*:\nTraceback \(most recent call last\):\n(?: .*\n)*? .*_python_exit\n(?: .*\n)*OSError: (?:\[Errno 9\] Bad file descriptor|handle is closed)\n/m;

/** What is wrong with a run, in words. unittest reports to standard error. */
export const runComplaints = (
  { exit, stdout, stderr, stopped }: ProgramRun,
  prints: readonly string[],
  { tests = false } = {},
): string[] => {
  if (stopped) return ['did not end in time'];
  const found: string[] = [];
  if (exit !== 0) found.push(`exit code ${exit}\n${stderr}`);
  else if (tests) {
    if (!/^Ran [1-9]\d* tests? in/m.test(stderr)) found.push(`ran no test:\n${stderr}`);
  } else if (stderr.replace(slowStep, '').replace(closedWakeup, '') !== '')
    found.push(`wrote to standard error:\n${stderr}`);
  for (const pattern of prints) {
    if (!new RegExp(pattern, 'm').test(stdout)) found.push(`its output does not match /${pattern}/:\n${stdout}`);
  }
  return found;
};
