import { globSync, readFileSync } from 'node:fs';
import path from 'node:path';

/** Where a built module is that exports `pagePython`, from the root. Pages import it on demand, so it keeps the name. */
export const pythonModule = (folder: string): string => {
  const file = globSync(path.join(folder, '**/*.js')).find((file) =>
    /export\s*\{[^}]*\bas pagePython\b/.test(readFileSync(file, 'utf8')),
  );
  if (!file) throw new Error(`No script in ${folder} exports pagePython: is openRunner.ts still imported on demand?`);
  return `/${path.relative(folder, file).replaceAll(path.sep, '/')}`;
};
