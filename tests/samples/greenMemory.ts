import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import type { SampleOnDisk } from '../../scripts/samples/run.ts';

/** What was green when it last ran here; CI starts without it and runs everything. */
export interface GreenMemory {
  readonly has: (sample: SampleOnDisk) => boolean;
  readonly add: (sample: SampleOnDisk) => void;
  readonly keep: () => void;
}

/** @param on what the samples ran on, beside their own text: green on another is not green on this */
export const greenMemory = (name: string, ...on: readonly string[]): GreenMemory => {
  const file = path.resolve('.vitest', name);
  const read = (): Record<string, string> => {
    try {
      return process.env['CI'] ? {} : (JSON.parse(readFileSync(file, 'utf8')) as Record<string, string>);
    } catch {
      return {};
    }
  };
  const green = read();
  const stateOf = ({ digest, outputs }: SampleOnDisk): string => [digest, ...on, JSON.stringify(outputs)].join(' ');
  return {
    has: (sample) => green[sample.file] === stateOf(sample),
    add: (sample) => {
      green[sample.file] = stateOf(sample);
    },
    keep: () => {
      mkdirSync(path.dirname(file), { recursive: true });
      writeFileSync(file, JSON.stringify(green, null, 1));
    },
  };
};
