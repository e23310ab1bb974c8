import { existsSync, globSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, test } from 'vitest';
import { isSourceRow } from '../../../src/data/sourceRows.ts';
import { pickRow, type MeasuredRow } from '../../../src/components/measurements/measured.ts';
import { isOption, type OptionId } from '../../../src/components/wizard/tree/options.ts';
import { tree } from '../../../src/components/wizard/tree/tree.ts';
import { publish, treeSchema } from '../../../src/components/wizard/tree/schema.ts';
import { mostQuestions, places, routes, walk } from '../../../src/components/wizard/tree/walk.ts';

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
      required: ['$schema', 'version', 'start', 'questions', 'leaves', 'options'],
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
    for (const { label, consequence } of Object.values(question.answers)) {
      expect(consequence.length).toBeGreaterThan(10);
      // Plain words: rows of answers show no markup, and hints hold no links.
      expect(`${label} ${consequence} ${question.ask}`).not.toMatch(/[`<[\]]|https?:/);
    }
  });
});

describe.for(leaves)('the leaf %s', ([id, leaf]) => {
  test('has a runner-up that is another leaf, where there can be one', () => {
    if (['measure', 'in-the-browser'].includes(id)) return;
    expect(Object.keys(tree.leaves)).toContain(leaf.runnerUp?.leaf);
    expect(leaf.runnerUp?.leaf).not.toBe(id);
  });

  test('says why in two sentences and warns at least three times', () => {
    expect(leaf.why.match(/[.](?= |$)/g)).toHaveLength(2);
    expect(leaf.cautions.length).toBeGreaterThanOrEqual(3);
  });

  test('names sources that are in the bibliography', () => {
    const optional = Object.values(leaf.options).flatMap(({ caution }) => caution ?? []);
    const cited = [...leaf.cites, ...[...leaf.cautions, ...optional].flatMap(({ cites }) => cites)];
    expect(leaf.cites.length).toBeGreaterThan(0);
    expect(cited.filter((source) => !bibliography.has(source))).toEqual([]);
  });

  test('has a program, pages and source rows that exist', () => {
    if (id !== 'measure') expect(existsSync(`src/programs/${leaf.program}.py`)).toBe(true);
    for (const page of leaf.pages) {
      expect(globSync(`src/content/docs${page.slice(0, -1)}{.mdx,/index.mdx}`), page).toHaveLength(1);
    }
    expect(leaf.sourceRows.filter((row) => !isSourceRow(row))).toEqual([]);
  });
});

describe.for(leaves)('the options of %s', ([id, leaf]) => {
  test('are known ones, each either in the program already or to be chosen', () => {
    expect(Object.keys(leaf.options).filter((option) => !isOption(option))).toEqual([]);
    expect(leaf.already.filter((option) => leaf.options[option] !== undefined)).toEqual([]);
  });

  test('say what they change, and move to another leaf where they move', () => {
    for (const [option, effect] of Object.entries(leaf.options)) {
      expect(effect.effect, option).toMatch(/\.$/);
      if (effect.moves) expect(effect.moves.leaf, option).not.toBe(id);
    }
    if (leaf.olderPython) expect(leaf.olderPython.leaf).not.toBe(id);
  });
});

test('wherever the sheet of options lets one move, a leaf moves', () => {
  const moving = (option: OptionId): string[] =>
    leaves.flatMap(([id, { options }]) => (options[option]?.moves ? [id] : []));
  for (const option of ['item-timeout', 'user-cancel', 'shared-state', 'little-memory'] as const) {
    expect(moving(option), option).not.toEqual([]);
  }
});

describe('numbers in the leaves are the measured ones', () => {
  const rows = (file: string) =>
    JSON.parse(readFileSync(`src/data/measurements/${file}.json`, 'utf8')) as MeasuredRow[];
  const measured = (file: string, metric: string, params: Record<string, string | number>): number =>
    pickRow(rows(file), { file, metric, params }).median ?? NaN;
  /** Everything that a leaf says. */
  const words = (leaf: string): string => JSON.stringify(tree.leaves[leaf]);

  const ready = (method: string): string =>
    `${Math.round(measured('d_startup-3.14.7', 'ready', { worker: 'process', start_method: method }) / 1000)} ms`;
  const first = Math.round(
    measured('d_startup-3.14.7', 'ready_first', { worker: 'process', start_method: 'forkserver' }) / 1000,
  );
  const pool = (params: Record<string, string | number>): string =>
    `${Math.round(measured('d_startup-3.14.7', 'pool', { workers: 2, ...params }) / 1000)}`;
  const loopWins = (mode: string): number =>
    measured('e_break_even-3.14.7', 'break_even', { mode, task_ms: 1, chunks: '1' });
  const sent = (mode: string, data: string, bytes: number): number =>
    measured('d_payload-3.14.7', 'send', { mode, data, bytes }) / 1000;
  const speedup = (work: string): number => measured('c_gil_release-3.14.7', 'speedup', { work });
  const [bytes, floats] = [10_485_769, 10_489_542];

  test.for([
    [
      'process-pool',
      `about ${ready('forkserver')} with forkserver (the first one after ${first}) and ${ready('spawn')} with spawn`,
    ],
    ['process-pool', `below ${loopWins('processes-forkserver')} and ${loopWins('processes-spawn')} of them`],
    [
      'plain-loop',
      `below ${loopWins('processes-forkserver')} items (forkserver, its server running already) and ${loopWins('processes-spawn')} (spawn)`,
    ],
    ['pipeline', `ready after ${ready('spawn')}, one of a running fork server after ${ready('forkserver')}`],
    [
      'asyncio-with-processes',
      `ready after ${ready('spawn')}, one of a running fork server after ${ready('forkserver')}`,
    ],
    ['pipeline', `1 MB of bytes to a process took ${sent('processes', 'bytes', 1_048_585).toFixed(1)} ms`],
    ['pipeline', `10 MB took ${Math.round(sent('processes', 'bytes', bytes))} ms`],
    [
      'process-pool-big-data',
      `in ${Math.round(sent('processes', 'bytes', bytes))} ms by pickling and in ${Math.round(sent('processes, shared memory', 'bytes', bytes))} ms`,
    ],
    ['process-pool-big-data', `floats took ${Math.round(sent('processes', 'floats', floats))} ms`],
    [
      'interpreter-pool',
      `took ${sent('interpreters', 'bytes', bytes).toFixed(1)} ms to reach a worker, against ${Math.round(sent('processes', 'bytes', bytes))} ms`,
    ],
    [
      'interpreter-pool',
      `took ${Math.round(sent('interpreters', 'floats', floats))} ms, against ${Math.round(sent('processes', 'floats', floats))}`,
    ],
    [
      'interpreter-pool',
      `a pool of two took ${pool({ worker: 'subinterpreter' })} ms, against ${pool({ worker: 'process', start_method: 'spawn' })} with spawn but ${pool({ worker: 'process', start_method: 'forkserver' })} with a running forkserver`,
    ],
    ['interpreter-pool', `below ${loopWins('interpreters')} of them`],
    ['threads-native-code', `${speedup('zlib_compress').toFixed(1)} times as fast`],
    ['threads-native-code', `${(1 / speedup('file_read')).toFixed(1)} times as long`],
    [
      'asyncio',
      `${measured('d_startup-3.14.7', 'memory_rss', { worker: 'asyncio task', workers: 20_000 }).toFixed(1)} KiB`,
    ],
  ] as const)('%s: %s', ([leaf, phrase]) => {
    expect(words(leaf)).toContain(phrase);
  });
});
