import type { LoadedRuntime, Outcome, Program, RunSettings } from '../../../src/components/runner/protocol.ts';
import { defaultSettings } from '../../../src/components/runner/settings.ts';

export const program: Program = { name: 'first_thread.py', source: 'print("hello")' };

export const settings: RunSettings = defaultSettings;

export const outcome: Outcome = {
  ending: 'finished',
  exitCode: 0,
  programTime: 0,
  realTime: 0,
  threads: 0,
  switches: 0,
  preemptions: 0,
  notes: [],
  cut: 0,
  spent: false,
};

/** The smallest module that WebAssembly knows. */
const empty = new Uint8Array([0, 0x61, 0x73, 0x6d, 1, 0, 0, 0]);

export const emptyModule = empty;

const module = new WebAssembly.Module(empty);

export const loaded: LoadedRuntime = { module, switchModule: module, stdlib: new ArrayBuffer(8) };
