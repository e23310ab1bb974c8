import path from 'node:path';
import type { Outcome, RunSettings } from '../../src/components/runner/protocol.ts';
import { defaultSettings } from '../../src/components/runner/settings.ts';
import { startPython } from '../../scripts/python/startPython.ts';

export interface Result extends Outcome {
  readonly stdout: string;
  readonly stderr: string;
}

export interface Python {
  /** Runs a program; the interpreter is warm from the second on. */
  readonly run: (source: string, settings?: Partial<RunSettings>, input?: string) => Promise<Result>;
  readonly heapBytes: () => number;
}

/** An interpreter that keeps what programs print. This folder is its `/scheduler`. */
export const pythonForTests = async (): Promise<Python> => {
  let output = { stdout: '', stderr: '' };
  let line: string | null = null;
  const python = await startPython({
    write: (stream, text) => {
      output[stream] += text;
    },
    readLine: () => {
      const given = line;
      line = null;
      return given;
    },
    mounts: { '/scheduler': path.resolve(import.meta.dirname) },
  });
  return {
    heapBytes: python.heapBytes,
    run: async (source, settings = {}, input) => {
      output = { stdout: '', stderr: '' };
      line = input ?? null;
      const outcome = await python.run(
        { name: 'program.py', source },
        { ...defaultSettings, timeLimit: 120, ...settings },
      );
      return { ...outcome, ...output };
    },
  };
};
