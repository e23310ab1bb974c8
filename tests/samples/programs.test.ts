import { createHash } from 'node:crypto';
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { availableParallelism, tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, describe, expect, test } from 'vitest';
import { tooNew } from '../../scripts/programs/addedIn.ts';
import { compileAll } from '../../scripts/programs/compile.ts';
import { ruffComplaints } from '../../scripts/programs/ruff.ts';
import { runComplaints, startRunner } from '../../scripts/programs/runPrograms.ts';
import { randomSet, seeded, setsUpTo } from '../../scripts/programs/sets.ts';
import {
  printsOf,
  programOf,
  pythons,
  readTemplate,
  templateNames,
  type LeafTemplate,
} from '../../scripts/programs/templates.ts';
import { findInterpreters, type Interpreter } from '../../scripts/samples/interpreters.ts';
import { leaves } from '../../src/components/wizard/tree/leaves.ts';
import { optionIds } from '../../src/components/wizard/tree/options.ts';

/** `npm run test:exhaustive`: sets of three, and every pair on every interpreter. */
const exhaustive = process.env['EXHAUSTIVE'] !== undefined;
const templates = templateNames().map(readTemplate);
const interpreters = findInterpreters();
/** One interpreter for each version and build: patch releases differ in nothing that the programs use. */
const distinct = interpreters.filter(
  ({ minor, freeThreaded }, index) =>
    minor >= 11 && interpreters.findIndex((one) => one.minor === minor && one.freeThreaded === freeThreaded) === index,
);
/** Larger sets than pairs, drawn with a fixed seed: in all, and how many of them are also run. */
const larger = { made: 3000, run: exhaustive ? 3000 : 200 };

interface Program {
  readonly options: readonly string[];
  /** The oldest Python asked for, as its minor number. */
  readonly minor: number;
}

const shareOf = (total: number): number => Math.ceil(total / templates.length);

/** A program without the sentence that names its options and version. */
const bareProgram = (leaf: LeafTemplate, options: readonly string[], minor: number): string =>
  programOf(leaf, options, minor).replace(/\nMade for [\s\S]*?"""/, '');

const randomPrograms = (leaf: LeafTemplate): Program[] => {
  const random = seeded(templates.indexOf(leaf) + 1);
  const versions = pythons(leaf);
  return Array.from({ length: shareOf(larger.made) }, () => ({
    options: randomSet(leaf.options, random),
    minor: versions[Math.floor(random() * versions.length)] ?? leaf.leaf.oldest,
  }));
};

let [made, ran] = [0, 0];
const folder = mkdtempSync(path.join(tmpdir(), 'gilded-programs-'));
afterAll(() => {
  rmSync(folder, { recursive: true });
  console.log(
    `${made} programs compiled, formatted and linted; ${ran} runs on CPython ${distinct.map(({ name }) => name).join(', ')}`,
  );
});

describe('the templates', () => {
  test('are those that the leaves name', () => {
    const named = Object.values(leaves).flatMap(({ program }) => program ?? []);
    expect(templates.map(({ name }) => name)).toEqual([...named].sort());
  });

  test.for(templates)('$name has the options that its leaf describes', ({ leaf, options }) => {
    expect(options).toEqual(Object.keys(leaf.options).sort());
  });

  test.for(templates)('$name: every option changes the program', (leaf) => {
    const plain = bareProgram(leaf, [], leaf.leaf.oldest);
    for (const option of leaf.options) expect(bareProgram(leaf, [option], leaf.leaf.oldest), option).not.toBe(plain);
  });

  test.for(templates)('$name: its plainest program is the file that the page shows', (leaf) => {
    const file = `src/samples/choose/${leaf.name}.py`;
    expect(readFileSync(file, 'utf8'), `npm run programs -- ${leaf.name} --write`).toBe(programOf(leaf, []));
  });

  test('use every option somewhere', () => {
    const used = new Set(
      Object.values(leaves).flatMap(({ options, already }) => [...Object.keys(options), ...already]),
    );
    expect([...optionIds].filter((option) => !used.has(option))).toEqual([]);
  });

  test('cannot be run here are these, and no others', () => {
    expect(templates.filter(({ sheet }) => sheet.unrun !== undefined).map(({ name }) => name)).toEqual([
      'interpreter_pool',
      'many_machines',
    ]);
  });
});

describe('every program of up to two options for every Python, and seeded larger ones', () => {
  test.for(templates)('$name', (leaf) => {
    const sets = setsUpTo(leaf.options, exhaustive ? 3 : 2);
    const programs = [
      ...sets.flatMap((options) => pythons(leaf).map((minor): Program => ({ options, minor }))),
      ...randomPrograms(leaf),
    ].map((program) => ({ ...program, text: programOf(leaf, program.options, program.minor) }));
    const compiled = compileAll(programs, interpreters);
    const newer = tooNew(programs);
    const wrong = programs.flatMap(({ options, minor, text }, index) => {
      const found = [compiled[index] ?? '', ...ruffComplaints(text, minor), ...(newer[index] ?? [])].filter(Boolean);
      return found.length > 0 ? [`[${options.join(', ')}] for 3.${minor}: ${found.join('; ')}`] : [];
    });
    made += programs.length;
    expect(wrong.slice(0, 5)).toEqual([]);
  });
});

/** What was green when it last ran here; CI starts without it and runs everything. */
const memory = path.resolve('.vitest/green-programs.json');
const readGreen = (): Set<string> => {
  try {
    return new Set(process.env['CI'] ? [] : (JSON.parse(readFileSync(memory, 'utf8')) as string[]));
  } catch {
    return new Set();
  }
};
const green = readGreen();

interface Task {
  readonly options: readonly string[];
  readonly minor: number;
  readonly interpreter: Interpreter;
}

/** The options alone on every version, pairs and larger sets on one of them in turn. */
const tasksOf = (leaf: LeafTemplate): Task[] => {
  const oldest = leaf.leaf.oldest;
  const able = (python: number) => {
    const from = python === oldest ? (leaf.sheet.runsFrom ?? oldest) : python;
    return distinct.filter((interpreter) => interpreter.minor >= from);
  };
  const inTurn = (program: Program, index: number): Task[] => {
    const interpreter = able(program.minor).at(index % Math.max(1, able(program.minor).length));
    return interpreter ? [{ ...program, interpreter }] : [];
  };
  const sets = setsUpTo(leaf.options, 2);
  const everywhere = exhaustive ? sets : sets.filter((options) => options.length < 2);
  return [
    ...everywhere.flatMap((options) => able(oldest).map((interpreter) => ({ options, minor: oldest, interpreter }))),
    // For the newest spellings that an interpreter here knows, too.
    ...sets
      .filter((options) => options.length === 1)
      .flatMap((options) =>
        able(oldest)
          .filter(
            ({ minor }) => minor > oldest && bareProgram(leaf, options, minor) !== bareProgram(leaf, options, oldest),
          )
          .map((interpreter) => ({ options, minor: interpreter.minor, interpreter })),
      ),
    ...(exhaustive
      ? []
      : sets
          .filter((options) => options.length === 2)
          .flatMap((options, index) => inTurn({ options, minor: oldest }, index))),
    ...randomPrograms(leaf)
      .filter(({ minor }) => able(minor).length > 0)
      .slice(0, shareOf(larger.run))
      .flatMap(inTurn),
  ];
};

describe('every option, every pair and larger sets run', () => {
  const runnable = templates.filter(({ sheet }) => sheet.unrun === undefined);

  test.for(runnable)('$name', { timeout: 900_000 }, async (leaf) => {
    const tasks = tasksOf(leaf).filter(({ options }) => !leaf.sheet.display || options.includes('tests'));
    const queue = [...tasks.entries()];
    const wrong: string[] = [];
    const worker = async (): Promise<void> => {
      const runners = new Map<string, ReturnType<typeof startRunner>>();
      for (let next = queue.pop(); next; next = queue.pop()) {
        const [number, { options, minor, interpreter }] = next;
        const text = programOf(leaf, options, minor);
        const digest = createHash('sha256').update(`${interpreter.name} ${text}`).digest('hex').slice(0, 20);
        if (green.has(digest)) continue;
        const runner = runners.get(interpreter.name) ?? startRunner(interpreter);
        runners.set(interpreter.name, runner);
        const file = path.join(folder, leaf.name, String(number), `${leaf.name}.py`);
        mkdirSync(path.dirname(file), { recursive: true });
        writeFileSync(file, text);
        const found = leaf.sheet.display ? [] : runComplaints(await runner.run(file), printsOf(leaf, options));
        ran += 1;
        if (options.includes('tests')) found.push(...runComplaints(await runner.run(file, true), [], { tests: true }));
        if (found.length > 0)
          wrong.push(`[${options.join(', ')}] for 3.${minor} on ${interpreter.name}: ${found.join('; ')}`);
        else green.add(digest);
      }
      for (const runner of runners.values()) runner.end();
    };
    await Promise.all(Array.from({ length: availableParallelism() }, worker));
    mkdirSync(path.dirname(memory), { recursive: true });
    writeFileSync(memory, JSON.stringify([...green]));
    expect(wrong.slice(0, 5)).toEqual([]);
  });
});
