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
const plain = (module: string): string =>
  stripTypeScriptTypes(readFileSync(path.join(root, 'src/components', `${module}.ts`), 'utf8')).replaceAll(
    ".ts'",
    ".mjs'",
  );
mkdirSync(layer);
for (const module of [
  'search/search',
  'search/spelling',
  'search/lastMessage',
  'errors/findErrors',
  'errors/pattern',
  'errors/pasted',
])
  writeFileSync(path.join(layer, `${path.basename(module)}.mjs`), plain(module));
writeFileSync(
  path.join(layer, 'adapter.mjs'),
  `import search, { inWords } from './search.mjs';
import { errorFinder, firstOf } from './findErrors.mjs';
const json = async (address) => (await fetch(address)).json();
const words = await json('/pagefind/words.json');
const findErrors = errorFinder(await json('/errors/patterns.json'));
export default async (query, { pagefind }) => {
  const errors = firstOf(findErrors(query).matches).map(({ error: { id, title, description } }) => {
    const url = '/errors/' + id + '/';
    const page = { url, content: description, excerpt: description, meta: { title, kind: 'Error' }, sub_results: [] };
    return { id: url, score: 1, data: async () => page };
  });
  const answer = await search(inWords(query), { pagefind, words });
  return { ...answer, results: [...errors, ...answer.results] };
};
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
