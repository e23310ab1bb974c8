/** Keeps a copy of the tree as it is published now; a test holds later changes to it. `npm run release:tree` */
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { publish } from '../src/components/wizard/tree/schema.ts';
import { tree } from '../src/components/wizard/tree/tree.ts';

const file = path.resolve(import.meta.dirname, '../src/components/wizard/tree/releases', `${tree.version}.json`);
const text = JSON.stringify(publish(tree, './tree.schema.json'));
if (existsSync(file) && readFileSync(file, 'utf8') !== text) {
  console.error(`${tree.version} was released with other words; count up the version in tree.ts first`);
  process.exitCode = 1;
} else {
  writeFileSync(file, text);
  console.log(`released ${tree.version}`);
}
