import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { publish } from '../../src/components/wizard/tree/schema.ts';
import { tree } from '../../src/components/wizard/tree/tree.ts';
import { places, routes, walk } from '../../src/components/wizard/tree/walk.ts';
import { builtPages } from './builtPages.ts';

const pages = new Map(builtPages('dist').map(({ file, root }) => [file, root]));
const pageOf = (path: string) => {
  const root = pages.get(`${path.slice(1)}index.html`);
  if (!root) throw new Error(`${path} was not built`);
  return root;
};
const placeOf = (address: string | undefined): string | undefined =>
  /^\/choose\/([a-z0-9-]+)\/(?:\?|$)/.exec(address ?? '')?.[1];

/** The places that the links of a page's part lead to, in their order. */
const linked = (path: string, selector: string): (string | undefined)[] =>
  pageOf(path)
    .querySelectorAll(selector)
    .map((link) => placeOf(link.getAttribute('href')));

const answers = Object.entries(tree.questions).flatMap(([question, { answers }]) =>
  Object.entries(answers).map(([answer, { next, label }]) => ({ question, answer, next, label })),
);

describe('all faces of the tree say the same', () => {
  test('the question pages: on every route their links lead to the leaf that the wizard reaches', () => {
    for (const route of routes(tree)) {
      let place = tree.start;
      for (const { question, answer } of route) {
        expect(place).toBe(question);
        const at = Object.keys(tree.questions[question]?.answers ?? {}).indexOf(answer);
        place = linked(`/choose/${question}/`, '.answers a')[at] ?? '';
      }
      const given = Object.fromEntries(route.map(({ question, answer }) => [question, answer]));
      expect(place).toBe(walk(tree, given).place);
    }
  });

  test('the data', () => {
    expect(JSON.parse(readFileSync('dist/choose/tree.json', 'utf8'))).toEqual(publish(tree, './tree.schema.json'));
  });

  test('the drawing: every place is a link, every answer a line', () => {
    const drawn = linked('/choose/tree/', 'tree-drawing a');
    expect(new Set(drawn)).toEqual(new Set(places(tree)));
    const lines = pageOf('/choose/tree/')
      .querySelectorAll('tree-drawing .edge')
      .map((edge) => `${edge.getAttribute('data-from')} ${edge.getAttribute('data-to')}`);
    expect(lines.sort()).toEqual(answers.map(({ question, next }) => `${question} ${next}`).sort());
  });

  test('the outline: every answer stands under its question, and leads where it leads', () => {
    const found = new Set<string>();
    for (const item of pageOf('/choose/tree/').querySelectorAll('.branches > li')) {
      const question = item.parentNode?.parentNode?.querySelector('a.node')?.getAttribute('href');
      const next = item.querySelector('a.node')?.getAttribute('href');
      found.add(`${placeOf(question)} ${item.querySelector('.branch')?.text} ${placeOf(next)}`);
    }
    expect(found).toEqual(new Set(answers.map(({ question, label, next }) => `${question} ${label} ${next}`)));
  });

  test('the sheet for paper: every answer of every question names where to go on', () => {
    const root = pageOf('/choose/print/');
    for (const [question, { answers }] of Object.entries(tree.questions)) {
      const links = root.querySelectorAll(`#${question} ul a`).map((link) => link.getAttribute('href'));
      expect(links, question).toEqual(Object.values(answers).map(({ next }) => `#${next}`));
    }
    for (const leaf of Object.keys(tree.leaves)) expect(root.querySelector(`.leaves > #${leaf}`), leaf).not.toBeNull();
  });

  test('the table of all answers: every leaf with its runner-up', () => {
    const rows = pageOf('/choose/')
      .querySelectorAll('.leaf-table tbody tr')
      .map((row) => row.querySelectorAll('a').map((link) => placeOf(link.getAttribute('href'))));
    expect(rows).toEqual(
      Object.entries(tree.leaves).map(([id, { runnerUp }]) => (runnerUp ? [id, runnerUp.leaf] : [id])),
    );
  });

  test('every leaf says the version of the tree, what each option changes, and its runner-up', () => {
    for (const [id, leaf] of Object.entries(tree.leaves)) {
      const main = pageOf(`/choose/${id}/`).querySelector('main');
      expect(main?.text, id).toContain(`Tree ${tree.version}`);
      const options = main?.querySelectorAll('program-options li .effect') ?? [];
      expect(options.length, id).toBe(leaf.program === undefined ? 0 : Object.keys(leaf.options).length);
      if (leaf.runnerUp)
        expect(main?.querySelector(`.second a[href="/choose/${leaf.runnerUp.leaf}/"]`), id).not.toBeNull();
    }
  });
});
