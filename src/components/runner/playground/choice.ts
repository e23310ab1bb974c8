import { readSettings } from '../share.ts';
import type { RunSettings } from '../protocol.ts';
import { defaultSettings } from '../settings.ts';

/** What the playground keeps between visits. */
export interface Kept {
  /** `own`, or the path of a sample. */
  readonly choice: string;
  readonly settings: RunSettings;
}

/** A program of the site that may be chosen. */
export interface Listed {
  /** Its address, such as `/samples/threading/first_thread.py`. */
  readonly path: string;
  readonly name: string;
}

/** What an earlier visit kept. Whatever else storage holds becomes what a first visit has. */
export const readKept = (text: string | null, listed: readonly Listed[], first: string): Kept => {
  let data: unknown;
  try {
    data = JSON.parse(text ?? 'null');
  } catch {
    data = null;
  }
  if (typeof data !== 'object' || data === null) return { choice: first, settings: defaultSettings };
  const { choice, settings } = data as { choice?: unknown; settings?: unknown };
  const given = (typeof settings === 'object' && settings !== null ? settings : {}) as Partial<
    Record<keyof RunSettings, unknown>
  >;
  return {
    choice: choice === 'own' || listed.some(({ path }) => path === choice) ? String(choice) : first,
    settings: readSettings(given.clock, given.preemption, given.seed, given.timeLimit),
  };
};
