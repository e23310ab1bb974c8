import { globSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import * as pagefind from 'pagefind';

const good = (answer) => {
  if (answer.errors.length > 0) throw new Error(`Pagefind: ${answer.errors.join('; ')}`);
  return answer;
};

/** Writes Pagefind's index of all pages that are marked as searchable into `dist/pagefind/`. */
export const searchIndex = () => ({
  name: 'search-index',
  hooks: {
    'astro:build:done': async ({ dir, logger }) => {
      const folder = fileURLToPath(dir);
      const bundle = `${folder}pagefind`;
      // Readers search for `+=` and `@`; without this they are cut away.
      const { index } = good(await pagefind.createIndex({ includeCharacters: '+=@', writePlayground: false }));
      const { page_count: pages } = good(await index.addDirectory({ path: folder }));
      good(await index.writeFiles({ outputPath: bundle }));
      await pagefind.close();
      // The dialog is ours; Pagefind's own interfaces would only be carried along.
      for (const file of globSync('pagefind-{component-ui,highlight,modular-ui,ui}.*', { cwd: bundle }))
        rmSync(`${bundle}/${file}`);
      // With this list the dialog can tell "not found" from "not loaded".
      writeFileSync(`${bundle}/parts.json`, JSON.stringify(readdirSync(`${bundle}/index`)));
      logger.info(`${pages} pages read`);
    },
  },
});
