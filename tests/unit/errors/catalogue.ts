import { existsSync, globSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { parse } from 'yaml';
import { errorFinder, type KnownError } from '../../../src/components/errors/findErrors.ts';
import { isNative } from '../../../src/components/samples/sidecar.ts';
import { dataCollections, type ErrorEntry } from '../../../src/content.schemas.ts';
import type { Printed } from '../../../scripts/samples/printed.ts';

export interface CatalogueEntry extends ErrorEntry {
  readonly id: string;
}

/** Every entry of the catalogue. */
export const entries: readonly CatalogueEntry[] = globSync('src/content/errors/*.yaml').map((file) => ({
  id: path.basename(file, '.yaml'),
  ...dataCollections.errors.parse(parse(readFileSync(file, 'utf8'))),
}));

const recorded = new Map<string, Record<string, readonly Printed[]>>(
  globSync('tests/unit/errors/printed/*.json').map((file) => [
    path.basename(file, '.json'),
    JSON.parse(readFileSync(file, 'utf8')) as Record<string, readonly Printed[]>,
  ]),
);

/** What a failing program wrote on each interpreter; none where it writes nothing, or was never run. */
export const printedBy = (sample: string): readonly Printed[] => {
  const [topic = '', name = ''] = sample.replace(/\.py$/, '').split('/');
  return recorded.get(topic)?.[name] ?? [];
};

export interface Failure extends Printed {
  readonly entry: CatalogueEntry;
  readonly sample: string;
  readonly minor: number;
}

/** Every recorded failure of every entry. */
export const failures: readonly Failure[] = entries.flatMap((entry) =>
  entry.cases.flatMap(({ failing }) =>
    printedBy(failing).map(({ on, text }) => ({ entry, sample: failing, on, text, minor: minorOf(on) })),
  ),
);

/** @param version such as `3.13.0` or `3.14.2 in the page` */
export function minorOf(version: string): number {
  return Number(version.split('.')[1]);
}

export const known: readonly KnownError[] = entries;
export const findErrors = errorFinder(known);

/** The text of a sample, or undefined where there is none. */
export const sourceOf = (sample: string): string | undefined => {
  const file = path.join('src/samples', sample);
  return existsSync(file) ? readFileSync(file, 'utf8') : undefined;
};

/** Whether a failure leaves a text by which its entry means to be known. */
export const leavesText = ({ entry, on, text }: Failure): boolean => {
  if (text.trim() === '') return false;
  if (entry.symptom !== 'hang') return entry.messages.length > 0;
  // Real Python says where it hangs, the page says why.
  return entry.messages.some((message) => (isNative(on) ? message.frames.length > 0 : message.text !== undefined));
};

/** Which entry is not found first in what its program has printed just now; none where all is well, or it is no entry's. */
export const mistaken = (sample: string, on: string, text: string): string[] => {
  const entry = entries.find(({ cases }) => cases.some(({ failing }) => failing === sample));
  if (!entry || !leavesText({ entry, sample, on, text, minor: minorOf(on) })) return [];
  const [best] = findErrors(text).matches;
  return best?.whole && best.error.id === entry.id ? [] : [`finds ${best?.error.id ?? 'nothing'}, not ${entry.id}`];
};
