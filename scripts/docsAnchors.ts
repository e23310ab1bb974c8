/**
 * Writes the list of pages and anchors of Python's documentation to which this site may link:
 *   apt-get download python3.11-doc && dpkg -x python3.11-doc_*.deb docs
 *   npx node scripts/docsAnchors.ts docs/usr/share/doc/python3.11/html
 * Names come from Sphinx's inventory, and those of the sections from the pages themselves: the inventory has only
 * some of them.
 */
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { inflateSync } from 'node:zlib';

/**
 * The pages that matter to a guide about concurrency. Those of the built-in types, functions and exceptions are left
 * out: they have moved from `library/` to `builtins/` since.
 */
const wanted =
  /^(library\/(threading|queue|_thread|asyncio(-.*)?|concurrent.*|multiprocessing.*|subprocess|sched|contextvars|contextlib|signal|faulthandler|time|os|sys|sysconfig|pickle|logging.*|functools|collections|itertools|io|random|sqlite3|hashlib|zlib|weakref|tkinter|ctypes|selectors|socket|socketserver|http\.server|urllib\.request|unittest|traceback|warnings|gc|dis|timeit|wsgiref|tracemalloc|profile|heapq|mmap)|glossary|faq\/(library|programming|gui)|howto\/.*|using\/(cmdline|mac|windows)|c-api\/init|whatsnew\/3\..*|reference\/(datamodel|compound_stmts|simple_stmts|executionmodel|expressions))\.html$/;

const folder = process.argv[2];
if (!folder) throw new Error('name the folder of the documentation, the one that holds objects.inv');
const inventory = readFileSync(path.join(folder, 'objects.inv'));
const header = /^# Sphinx inventory version 2\n# Project: (.*)\n# Version: (.*)\n.*\n/.exec(
  inventory.toString('latin1'),
);
if (!header) throw new Error('objects.inv is no Sphinx inventory of version 2');

const anchors = new Map<string, Set<string>>();
const add = (page: string, anchor: string): void => {
  if (!wanted.test(page)) return;
  anchors.set(page, (anchors.get(page) ?? new Set()).add(anchor));
};
for (const line of inflateSync(inventory.subarray(header[0].length)).toString('utf8').split('\n')) {
  const [, name = '', location = ''] = /^(.+?) \S+:\S+ -?\d+ (\S*) .*$/.exec(line) ?? [];
  const [page = '', anchor = ''] = location.split('#');
  add(page, anchor.replace(/\$$/, name));
}
for (const [page, known] of anchors) {
  const file = path.join(folder, page);
  if (!existsSync(file)) continue;
  for (const [, id = ''] of readFileSync(file, 'utf8').matchAll(/<(?:section|span) id="([^"]+)"/g)) known.add(id);
}
// What Sphinx numbers by itself may be another place in the next version.
const lasting = (anchor: string): boolean => !/^(id\d+|index-\d+|.*#.*|)$/.test(anchor);
const lines = [...anchors]
  .sort(([a], [b]) => (a < b ? -1 : 1))
  .map(([page, known]) => [page, ...[...known].filter(lasting).sort()].join(' '));
const out = path.resolve(import.meta.dirname, '../tests/unit/content/pythonDocs/anchors.txt');
const head = `# ${header[1]} ${header[2]}: a page and its anchors on each line. Made by scripts/docsAnchors.ts; do not edit.`;
writeFileSync(out, [head, ...lines, ''].join('\n'));
console.log(`${lines.length} pages, ${lines.join(' ').split(' ').length - lines.length} anchors`);
