import { readFileSync } from 'node:fs';
import path from 'node:path';
import { parse } from 'yaml';

const file = path.resolve(import.meta.dirname, '../../src/data/addedIn.yaml');
const added = Object.entries(parse(readFileSync(file, 'utf8')) as Record<string, string>).map(([name, version]) => ({
  name,
  version,
  minor: Number(version.split('.')[1]),
  pattern: new RegExp(`(?<!\\w)${name.replaceAll('.', '\\.')}(?!\\w)`),
}));

/** Names that a program uses although they came later than the oldest Python it must run on. */
export const tooNew = (source: string, minor: number): string[] =>
  added
    .filter((one) => one.minor > minor && one.pattern.test(source))
    .map(({ name, version }) => `uses ${name}, which came with ${version}`);
