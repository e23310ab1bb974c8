/**
 * Asks the development queries of the built site's own search, in a browser: `npm run build && npm run bench:search`.
 * What is asked goes through the very query layer that readers use, with the options that its dialog hands to Pagefind.
 */
import { spawnSync } from 'node:child_process';
import { readFileSync, rmSync, writeFileSync } from 'node:fs';
import { stripTypeScriptTypes } from 'node:module';
import path from 'node:path';
import { findBrowser } from './browser.ts';

const root = path.resolve(import.meta.dirname, '..');
const adapter = path.join(root, 'dist/search-layer.mjs');
const source = readFileSync(path.join(root, 'src/components/search/search.ts'), 'utf8');
writeFileSync(adapter, stripTypeScriptTypes(source));
try {
  const { status } = spawnSync(
    process.execPath,
    [
      path.join(root, 'tests/search/search-eval.mjs'),
      '--site',
      path.join(root, 'dist'),
      '--queries',
      path.join(root, 'tests/search/dev.tsv'),
      '--adapter',
      'search-layer.mjs',
      '--as',
      'zh=en',
      '--chromium',
      findBrowser(),
      ...process.argv.slice(2),
    ],
    { cwd: root, stdio: 'inherit' },
  );
  process.exitCode = status ?? 1;
} finally {
  rmSync(adapter);
}
