import { spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import path from 'node:path';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { findInterpreters } from '../../scripts/samples/interpreters.ts';
import type { Questions } from '../../src/components/wizard/tree/define.ts';
import { tree } from '../../src/components/wizard/tree/tree.ts';
import { walk } from '../../src/components/wizard/tree/walk.ts';
import { withGraph } from '../../scripts/probe/graph.ts';

const command = findInterpreters().at(-1)?.command ?? 'python3';

/** Walks each line's answers. */
const walker = `
import json, sys
sys.path.insert(0, sys.argv[1])
import gilded_probe as probe
for line in sys.stdin:
    print(json.dumps(probe.walk(json.loads(line))))
`;

/** Answers as an address may bring them: on the route, off it, made up, and under names that objects have. */
const answersTo = ({ questions }: Questions): fc.Arbitrary<Readonly<Record<string, string>>> => {
  const junk = fc.constantFrom('', 'constructor', '__proto__x', 'toString', 'no-such-id', 'ü', 'work ');
  const real = Object.entries(questions).map(([id, { answers }]) =>
    fc.tuple(fc.constant(id), fc.oneof({ weight: 9, arbitrary: fc.constantFrom(...Object.keys(answers)) }, junk)),
  );
  const swapped = fc.tuple(fc.constantFrom(...Object.keys(questions)), fc.constantFrom('unsure', 'yes', 'no', 'async'));
  const noise = fc.tuple(junk, fc.oneof(junk, fc.string()));
  return fc
    .tuple(fc.subarray(real, { minLength: 0 }), fc.array(fc.oneof(swapped, noise), { maxLength: 2 }))
    .chain(([asked, extra]) => fc.tuple(...asked, ...extra.map((pair) => fc.constant(pair))))
    .map((pairs) => Object.fromEntries(pairs));
};

test('both evaluators agree on 10,000 sets of answers', () => {
  const sets = fc.sample(answersTo(tree), { numRuns: 10_000, seed: 2026 });
  const { status, stdout, stderr } = spawnSync(command, ['-c', walker, path.resolve('src/samples/probe')], {
    input: sets.map((line) => JSON.stringify(line)).join('\n'),
    encoding: 'utf8',
    env: { ...process.env, PYTHONDONTWRITEBYTECODE: '1', PYTHONIOENCODING: 'utf-8' },
    maxBuffer: 100_000_000,
  });
  expect(stderr).toBe('');
  expect(status).toBe(0);
  const lines = stdout.trimEnd().split('\n');
  expect(lines).toHaveLength(10_000);
  const places = new Set<string>();
  sets.forEach((answers, number) => {
    const [trail, place] = JSON.parse(lines[number] ?? '') as [[string, string][], string];
    const found = { trail: trail.map(([question, answer]) => ({ question, answer })), place };
    expect(found, JSON.stringify(answers)).toEqual(walk(tree, answers));
    places.add(place);
  });
  // The sets must be worth the test: they end at every question and leaf.
  const known = [
    ...Object.keys(tree.questions),
    ...Object.values(tree.questions).flatMap(({ answers }) => Object.values(answers).map(({ next }) => next)),
  ];
  expect([...places].sort()).toEqual([...new Set(known)].sort());
});

test('the program holds the tree of today (else: npm run probe:graph)', () => {
  const source = readFileSync('src/samples/probe/gilded_probe.py', 'utf8');
  expect(withGraph(source, tree)).toBe(source);
});
