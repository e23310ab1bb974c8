import { globSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import * as pagefind from 'pagefind';
import { parse as parseHtml } from 'node-html-parser';
import { parse } from 'yaml';

const good = (answer) => {
  if (answer.errors.length > 0) throw new Error(`Pagefind: ${answer.errors.join('; ')}`);
  return answer;
};

const entriesOf = (collection) =>
  globSync(`src/content/${collection}/*.yaml`).map((file) => ({
    id: path.basename(file, '.yaml'),
    ...parse(readFileSync(file, 'utf8')),
  }));

const plain = (text) => text.replaceAll('`', '');

/** Terms and primitives are results of their own: who looks for one wants its definition, not a page of seventy. */
const records = () => [
  ...entriesOf('glossary').map(({ id, term, definition, aliases = [], keywords = [] }) => ({
    url: `/reference/glossary/#${id}`,
    content: plain(definition),
    meta: { title: term, kind: 'Glossary', aliases: [...aliases, ...keywords].join(' · ') },
  })),
  ...entriesOf('primitives').map(({ id, name, module, purpose, mistake, asyncio, multiprocessing }) => ({
    url: `/reference/primitives/#${id}`,
    content: plain(`${purpose} ${mistake}`),
    meta: {
      title: `${module}.${name}`,
      kind: 'Primitives',
      aliases: [name, asyncio.name, multiprocessing.name].filter(Boolean).join(' · '),
    },
  })),
];

/** All words of the searchable pages and records, for mending misspelt queries. Names are also known by their parts. */
const wordsOf = (folder, records) => {
  const texts = records.flatMap(({ content, meta }) => [content, ...Object.values(meta)]);
  for (const file of globSync('**/*.html', { cwd: folder })) {
    const body = parseHtml(readFileSync(path.join(folder, file), 'utf8')).querySelector('[data-pagefind-body]');
    if (!body) continue;
    texts.push(body.structuredText, ...body.querySelectorAll('pre').map(({ text }) => text));
    texts.push(
      ...body.querySelectorAll('[data-pagefind-meta]').map((element) => element.getAttribute('data-pagefind-meta')),
    );
  }
  const words =
    texts
      .join(' ')
      .toLowerCase()
      .match(/[a-z_]{4,30}/g) ?? [];
  const chinese = texts.join(' ').match(/\p{Script=Han}{2,8}/gu) ?? [];
  return [
    ...new Set([...chinese, ...words].flatMap((word) => [word, ...word.split('_').filter((part) => part.length >= 4)])),
  ].sort();
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
      const entries = records();
      for (const record of entries) good(await index.addCustomRecord({ language: 'en', ...record }));
      good(await index.writeFiles({ outputPath: bundle }));
      await pagefind.close();
      // The dialog is ours; Pagefind's own interfaces would only be carried along.
      for (const file of globSync('pagefind-{component-ui,highlight,modular-ui,ui}.*', { cwd: bundle }))
        rmSync(`${bundle}/${file}`);
      writeFileSync(`${bundle}/words.json`, JSON.stringify(wordsOf(folder, entries)));
      // With this list the dialog can tell "not found" from "not loaded".
      writeFileSync(`${bundle}/parts.json`, JSON.stringify(readdirSync(`${bundle}/index`)));
      logger.info(`${pages} pages read`);
    },
  },
});
