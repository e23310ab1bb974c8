import { defaultSettings } from './settings.ts';
import type { Preemption, Program, RunSettings } from './protocol.ts';

/** A program and how to run it, as a link carries them. */
export interface Shared {
  readonly program: Program;
  readonly settings: RunSettings;
}

/** Characters of the fragment. Longer links are cut by mail and chat programs. */
export const longestLink = 12_000;

/** Characters of a program. */
export const longestProgram = 100_000;

/** Names the form of what follows, so that a later form can be told apart. */
const version = 'p1.';

const toBase64Url = (bytes: Uint8Array): string => {
  let binary = '';
  for (const byte of bytes) binary += String.fromCharCode(byte);
  return btoa(binary).replaceAll('+', '-').replaceAll('/', '_').replace(/=+$/, '');
};

const fromBase64Url = (text: string): Uint8Array<ArrayBuffer> => {
  if (!/^[\w-]+$/.test(text)) throw new Error('not base64url');
  return Uint8Array.from(atob(text.replaceAll('-', '+').replaceAll('_', '/')), (character) => character.charCodeAt(0));
};

/** @throws where more than `most` bytes come: a small link may hold a very large program */
const collect = async (stream: ReadableStream<Uint8Array>, most: number): Promise<Uint8Array<ArrayBuffer>> => {
  const chunks: Uint8Array[] = [];
  let length = 0;
  const reader = stream.getReader();
  for (let next = await reader.read(); !next.done; next = await reader.read()) {
    length += next.value.length;
    if (length > most) {
      await reader.cancel();
      throw new Error('too large');
    }
    chunks.push(next.value);
  }
  const all = new Uint8Array(length);
  let at = 0;
  for (const chunk of chunks) {
    all.set(chunk, at);
    at += chunk.length;
  }
  return all;
};

const through = (
  bytes: Uint8Array<ArrayBuffer>,
  transform: CompressionStream | DecompressionStream,
  most: number,
): Promise<Uint8Array<ArrayBuffer>> => collect(new Blob([bytes]).stream().pipeThrough(transform), most);

/**
 * The fragment of a link to a program, without its `#`.
 * @returns undefined where it would be longer than `longestLink`
 */
export const writeFragment = async ({ program, settings }: Shared): Promise<string | undefined> => {
  if (program.source.length > longestProgram) return undefined;
  const { clock, preemption, seed, timeLimit } = settings;
  const plain = new TextEncoder().encode(
    JSON.stringify([program.name, program.source, clock, preemption, seed, timeLimit]),
  );
  const packed = await through(plain, new CompressionStream('deflate-raw'), Infinity);
  const fragment = version + toBase64Url(packed);
  return fragment.length > longestLink ? undefined : fragment;
};

const oneOf = <T>(value: unknown, allowed: readonly T[], otherwise: T): T =>
  allowed.includes(value as T) ? (value as T) : otherwise;

const whole = (value: unknown, least: number, most: number, otherwise: number): number =>
  typeof value === 'number' && Number.isInteger(value) && value >= least && value <= most ? value : otherwise;

/** Real seconds that a reader may give a program. */
export const longestTime = 120;

/** Settings as a link or a form gives them; whatever is not allowed becomes what holds without it. */
export const readSettings = (clock: unknown, preemption: unknown, seed: unknown, timeLimit: unknown): RunSettings => ({
  clock: oneOf(clock, ['hybrid', 'virtual'], defaultSettings.clock),
  preemption: oneOf<Preemption>(preemption, ['off', 'gil', 'any-bytecode'], defaultSettings.preemption),
  seed: whole(seed, 0, 2 ** 32 - 1, defaultSettings.seed),
  timeLimit: whole(timeLimit, 1, longestTime, defaultSettings.timeLimit),
});

export type ReadLink =
  | { readonly found: 'program'; readonly shared: Shared }
  /** The fragment is not one of ours. */
  | { readonly found: 'nothing' }
  /** It is meant as one, and cannot be read. */
  | { readonly found: 'mangled' | 'newer' };

/**
 * What a fragment holds. Never throws: whoever sends a link may send anything.
 * @param fragment with or without its `#`
 */
export const readFragment = async (fragment: string): Promise<ReadLink> => {
  const text = fragment.replace(/^#/, '');
  if (!/^p\d+\./.test(text)) return { found: 'nothing' };
  if (!text.startsWith(version)) return { found: 'newer' };
  // Twice the limit: links of an earlier limit stay readable.
  if (text.length > 2 * longestLink) return { found: 'mangled' };
  try {
    const packed = fromBase64Url(text.slice(version.length));
    // A character takes at most six bytes as JSON.
    const plain = await through(packed, new DecompressionStream('deflate-raw'), 6 * longestProgram + 1000);
    const parts: unknown = JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(plain));
    if (!Array.isArray(parts)) return { found: 'mangled' };
    const [name, source, clock, preemption, seed, timeLimit] = parts as unknown[];
    if (typeof source !== 'string' || source.length > longestProgram) return { found: 'mangled' };
    return {
      found: 'program',
      shared: {
        program: { name: fileName(name), source },
        settings: readSettings(clock, preemption, seed, timeLimit),
      },
    };
  } catch {
    return { found: 'mangled' };
  }
};

/** A name that tracebacks can show and a download can have; `program.py` where it is none. */
export const fileName = (name: unknown): string =>
  typeof name === 'string' && /^\w[\w.-]{0,60}\.py$/.test(name) ? name : 'program.py';
