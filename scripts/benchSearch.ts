/**
 * Asks the development queries of the built site's own search, in a browser: `npm run build && npm run bench:search`.
 * What is asked goes through the very query layer that readers use, with the options that its dialog hands to Pagefind.
 */
import { spawnSync } from 'node:child_process';
import { mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { stripTypeScriptTypes } from 'node:module';
import path from 'node:path';
import { findBrowser } from './browser.ts';

const root = path.resolve(import.meta.dirname, '..');
const layer = path.join(root, 'dist/search-layer');
const plain = (name: string): string =>
  stripTypeScriptTypes(readFileSync(path.join(root, 'src/components/search', name), 'utf8')).replaceAll(
    ".ts'",
    ".mjs'",
  );
mkdirSync(layer);
for (const name of ['search', 'spelling']) writeFileSync(path.join(layer, `${name}.mjs`), plain(`${name}.ts`));
writeFileSync(
  path.join(layer, 'adapter.mjs'),
  `import search from './search.mjs';
const words = await (await fetch('/pagefind/words.json')).json();
export default (query, { pagefind }) => search(query, { pagefind, words });
`,
);
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
      'search-layer/adapter.mjs',
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
  rmSync(layer, { recursive: true });
}
