import { existsSync, globSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, test } from 'vitest';
import { isSourceRow } from '../../../src/data/sourceRows.ts';
import { pickRow, type MeasuredRow } from '../../../src/components/measurements/measured.ts';
import { tree } from '../../../src/components/wizard/tree.ts';
import { publish, treeSchema } from '../../../src/components/wizard/treeSchema.ts';
import { mostQuestions, places, routes, walk } from '../../../src/components/wizard/walk.ts';

const leaves = Object.entries(tree.leaves);
const questions = Object.entries(tree.questions);
const bibliography = new Set(globSync('src/content/bibliography/*.yaml').map((file) => path.basename(file, '.yaml')));

describe('the tree', () => {
  test('every route ends in a leaf, and every leaf is on some route', () => {
    const ends = routes(tree).map(
      (route) => walk(tree, Object.fromEntries(route.map(({ question, answer }) => [question, answer]))).place,
    );
    expect(new Set(ends)).toEqual(new Set(Object.keys(tree.leaves)));
  });

  test('reaches every question', () => {
    expect(new Set(places(tree))).toEqual(new Set([...Object.keys(tree.questions), ...Object.keys(tree.leaves)]));
  });

  test('asks at most four questions', () => {
    expect(mostQuestions(tree, tree.start)).toBeLessThanOrEqual(4);
  });

  test('has no id twice', () => {
    expect(questions.map(([id]) => id).filter((id) => Object.hasOwn(tree.leaves, id))).toEqual([]);
  });

  test('can be published, and its schema names all of its parts', () => {
    expect(publish(tree, './tree.schema.json')).toMatchObject({ version: tree.version, start: tree.start });
    expect(treeSchema()).toMatchObject({
      type: 'object',
      required: ['$schema', 'version', 'start', 'questions', 'leaves'],
    });
  });
});

describe.for(questions)('the question %s', ([, question]) => {
  test('offers "not sure" last', () => {
    expect(Object.keys(question.answers).at(-1)).toBe('unsure');
  });

  test('changes the outcome', () => {
    expect(new Set(Object.values(question.answers).map(({ next }) => next)).size).toBeGreaterThan(1);
  });

  test('says why it asks, in one sentence, and a consequence with each answer', () => {
    expect(question.why).toMatch(/^[^.]+\.$/);
    for (const { consequence } of Object.values(question.answers)) expect(consequence.length).toBeGreaterThan(10);
  });
});

describe.for(leaves)('the leaf %s', ([id, leaf]) => {
  test('has a runner-up that is another leaf, or is the measurement', () => {
    if (id === 'measure') expect(leaf.runnerUp).toBeUndefined();
    else expect(leaf.runnerUp?.leaf).not.toBe(id);
    if (leaf.runnerUp) expect(Object.keys(tree.leaves)).toContain(leaf.runnerUp.leaf);
  });

  test('says why in two sentences and warns at least three times', () => {
    expect(leaf.why.match(/[.](?= |$)/g)).toHaveLength(2);
    expect(leaf.cautions.length).toBeGreaterThanOrEqual(3);
  });

  test('names sources that are in the bibliography', () => {
    const cited = [...leaf.cites, ...leaf.cautions.flatMap(({ cites }) => cites)];
    expect(leaf.cites.length).toBeGreaterThan(0);
    expect(cited.filter((source) => !bibliography.has(source))).toEqual([]);
  });

  test('has a program, pages and source rows that exist', () => {
    expect(existsSync(`src/samples/${leaf.program}`)).toBe(true);
    for (const page of leaf.pages) {
      expect(globSync(`src/content/docs${page.slice(0, -1)}{.mdx,/index.mdx}`), page).toHaveLength(1);
    }
    expect(leaf.sourceRows.filter((row) => !isSourceRow(row))).toEqual([]);
  });
});

describe('numbers in the leaves are the measured ones', () => {
  const rows = (file: string) =>
    JSON.parse(readFileSync(`src/data/measurements/${file}.json`, 'utf8')) as MeasuredRow[];
  const measured = (file: string, metric: string, params: Record<string, string | number>): number =>
    pickRow(rows(file), { file, metric, params }).median ?? NaN;
  const cautions = tree.leaves['process-pool']?.cautions.map(({ text }) => text).join(' ') ?? '';

  test.for([
    ['forkserver', 'about 3 ms'],
    ['spawn', '54 ms'],
  ] as const)('starting a process with %s takes %s', ([method, said]) => {
    const milliseconds = measured('d_startup-3.14.7', 'ready', { worker: 'process', start_method: method }) / 1000;
    expect(said).toContain(`${Math.round(milliseconds)} ms`);
    expect(cautions).toContain(said);
  });

  test('the loop wins below 36 tasks with forkserver and 144 with spawn', () => {
    const tasks = ['forkserver', 'spawn'].map((method) =>
      measured('e_break_even-3.14.7', 'break_even', { mode: `processes-${method}`, task_ms: 1, chunks: '1' }),
    );
    expect(cautions).toContain(`below ${tasks.join(' and ')} of them`);
  });
});
