/** Brings the probe's copy of the decision tree up to date: `npm run probe:graph`, after each change of the tree. */
import { readFileSync, writeFileSync } from 'node:fs';
import { tree } from '../../src/components/wizard/tree/tree.ts';
import { withGraph } from './graph.ts';

const file = 'src/samples/probe/gilded_probe.py';
const source = readFileSync(file, 'utf8');
const current = withGraph(source, tree);
if (current !== source) writeFileSync(file, current);
console.log(current === source ? `${file} is up to date` : `${file} now holds tree ${tree.version}`);
