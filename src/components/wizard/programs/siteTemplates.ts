import type { Template } from './assemble.ts';
import { templateOf } from './template.ts';

// The options are literals: the bundler reads them as text.
const files = import.meta.glob<string>('/src/programs/**/*.py', { query: '?raw', import: 'default', eager: true });

const read = (file: string): string => {
  const source = files[`/src/programs/${file}.py`];
  if (source === undefined) throw new Error(`src/programs/${file}.py does not exist`);
  return source;
};

/** @throws where there is no such program, or a directive in it is wrong */
export const siteTemplate = (name: string): Template =>
  templateOf(`${name}.py`, read(name), (part) => read(`parts/${part}`));
