import { existsSync, globSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, test } from 'vitest';
import { parse } from 'yaml';
import type { MeasuredRow } from '../../../src/components/measurements/measured.ts';
import { blocksOf, pages, sectionsOf, type Page } from './pages.ts';

/** What of a measured file's row does not fit, or is missing. */
const complaints = (name: string, row: Partial<MeasuredRow>): string[] => {
  const [, benchmark, version, words = ''] = /^([a-z_]+)-(3\.\d+\.\d+(?:rc\d)?)((?:-[a-z]+)*)$/.exec(name) ?? [];
  const free = words.includes('-free-threaded');
  return [
    ...(benchmark === undefined ? ['the name is no <benchmark>-<version>[-free-threaded][-shared]'] : []),
    ...(row.benchmark === benchmark ? [] : [`benchmark is ${row.benchmark}`]),
    ...(row.interpreter === `CPython ${version}` ? [] : [`interpreter is ${row.interpreter}`]),
    ...(row.build?.includes('free-threaded') === free ? [] : [`build is ${row.build}`]),
    ...(row.build?.includes('shared') === words.includes('-shared') ? [] : [`build is ${row.build}`]),
    ...(typeof row.gil === 'boolean' ? [] : ['gil is missing']),
    ...(Number.isInteger(row.cores) ? [] : ['cores is missing']),
    ...(/^\d{4}-\d{2}-\d{2}$/.test(row.date ?? '') ? [] : [`date is ${row.date}`]),
    ...(row.metric && row.unit ? [] : ['metric or unit is missing']),
  ];
};

describe('measurements', () => {
  test.for(globSync('src/data/measurements/*.json'))('%s says in every row where it comes from', (file) => {
    const rows = JSON.parse(readFileSync(file, 'utf8')) as Partial<MeasuredRow>[];
    expect(rows.length).toBeGreaterThan(0);
    const found = rows.flatMap((row, index) =>
      complaints(path.basename(file, '.json'), row).map((complaint) => `row ${index}: ${complaint}`),
    );
    expect(found).toEqual([]);
  });

  test('that lack something are seen', () => {
    const row = { benchmark: 'g_locks', interpreter: 'CPython 3.14.7', build: 'plain', gil: true, cores: 2 };
    const whole = { ...row, metric: 'm', unit: 'us', date: '2026-11-21' };
    expect(complaints('g_locks-3.14.7', whole)).toEqual([]);
    expect(complaints('g_locks-3.14.7', { ...row, metric: 'm', unit: 'us' })).toEqual(['date is undefined']);
    expect(complaints('g_locks-3.14.7-free-threaded', whole)).toEqual(['build is plain']);
    expect(complaints('g_locks-3.13.0', whole)).toEqual(['interpreter is CPython 3.14.7']);
    expect(complaints('g_locks', whole)).not.toEqual([]);
  });
});

/**
 * Numbers of our measurements whose version or day stands neither in their section nor above it.
 * @param above what the page says before the section
 */
const nameless = (section: string, above = ''): string[] => {
  const shown = [...section.matchAll(/<Measured\s[^>]*?file="([^"]+?)"[\s\S]*?\/>/g)].map(([whole, file = '']) => ({
    file,
    version: /-(3\.\d+\.\d+(?:rc\d)?)/.exec(file)?.[1] ?? '',
    where: /\swhere\s*\/>$/.test(whole),
  }));
  const text = `${above}\n${section}`.replace(/<Measured\s[\s\S]*?\/>/g, ' ');
  const dated = /\d{4}-\d{2}-\d{2}/.test(text) || shown.some(({ where }) => where);
  return shown
    .filter(({ where }) => !where)
    .filter(({ version }) => {
      const named = text.includes(version) || shown.some((other) => other.where && other.version === version);
      return !(named && dated);
    })
    .map(
      ({ file }) => `a number from ${file} stands without its version or day: add \`where\`, or name them beside it`,
    );
};

describe.for(pages)('$file', ({ body }) => {
  test('names version and day of every number that we measured', () => {
    const sections = sectionsOf(body);
    expect(sections.flatMap((section, index) => nameless(section, sections.slice(0, index).join('')))).toEqual([]);
  });
});

test('a number without its version or day is seen', () => {
  const number = '<Measured file="g_locks-3.14.7" metric="m" params={{ a: 1 }} />';
  expect(nameless(number)).toHaveLength(1);
  expect(nameless(`On 3.14.7: ${number}`)).toHaveLength(1);
  expect(nameless(`2026-11-21: ${number}`)).toHaveLength(1);
  expect(nameless(`On 3.14.7, 2026-11-21: ${number}`)).toEqual([]);
  expect(nameless(number, 'All numbers: 3.14.7, 2026-11-21')).toEqual([]);
  expect(nameless(number.replace('/>', 'where />'))).toEqual([]);
  expect(nameless(`${number.replace('/>', 'where />')} and ${number}`)).toEqual([]);
});

/** A quantity as prose writes it: a time, a size, a share, a factor. */
const quantity =
  /(?<![\w.])\d[\d,]*(?:\.\d+)?(?:\s?(?:ms|µs|ns|×|%|[KMG]iB|[kMG]B)(?![\w])| s(?![\w’'])| times as (?:fast|slow|long|much|many))/g;

interface Typed {
  readonly number: string;
  readonly line: number;
}

/** Numbers that say what was measured: 10485769 bytes as `10 MB`, `writes_percent: 1` as `1 %`. */
const isParameter = (number: string, block: string): boolean => {
  const digits = Number(number.replace(/[^\d.].*$/, '').replaceAll(',', ''));
  const texts = [...block.matchAll(/params=\{\{([\s\S]*?)\}\}/g)].map(([, params = '']) => params);
  return texts.some(
    (params) =>
      params.includes(`'${number}'`) ||
      params.includes(` ${number}'`) ||
      (params.match(/(?<=: )\d+/g) ?? []).some((given) =>
        [1, 1e3, 1e6, 2 ** 10, 2 ** 20].some(
          (unit) => Number((Number(given) / unit).toPrecision(2)) === Number(digits.toPrecision(2)),
        ),
      ),
  );
};

/** A paragraph that tells of a run of its own: version and day. */
const namesItsRun = (block: string): boolean => /\b3\.\d+\.\d+\b/.test(block) && /\b\d{4}-\d{2}-\d{2}\b/.test(block);

/** Quantities that stand in the prose itself, not in a component, a program's name or a drawing, and have no source. */
const typedIn = (page: Pick<Page, 'body' | 'firstLine'>): Typed[] =>
  blocksOf({ ...page, body: page.body.replace(/<svg[\s\S]*?<\/svg>/g, (svg) => svg.replace(/[^\n]/g, '')) }).flatMap(
    ({ text, line }) => {
      if (text.includes('<Cite ') || namesItsRun(text)) return [];
      const prose = text
        .replace(/<[A-Za-z][^>]*\{\{[\s\S]*?\}\}[^>]*>/g, ' ')
        .replace(/<[^>]*>/g, ' ')
        .replace(/`[^`]*`/g, ' ')
        .replace(/\]\([^)]*\)/g, ' ');
      return [...prose.matchAll(quantity)]
        .map(([number]) => ({ number: number.trim(), line }))
        .filter(({ number }) => !isParameter(number, text));
    },
  );

/** The same quantity in seconds, as a program writes it. */
const inSeconds = (number: string): string | undefined => {
  const [, digits = '', unit = ''] = /^([\d,.]+)\s?(ms|µs|ns|s)$/.exec(number) ?? [];
  const factor = { s: 1, ms: 1e-3, µs: 1e-6, ns: 1e-9 }[unit];
  return factor === undefined
    ? undefined
    : String(Number((Number(digits.replaceAll(',', '')) * factor).toPrecision(6)));
};

/** Programs on the page and what they print: their times are theirs to name. */
const programsOf = (body: string): string =>
  [...body.matchAll(/<Sample[^>]*\sfile="([^"]+)\.py"/g)]
    .flatMap(([, name]) => globSync(`src/samples/${name}.{py,out,*.out}`))
    .map((file) => readFileSync(file, 'utf8').replaceAll('_', ''))
    .join('\n');

const standsIn = (number: string, programs: string): boolean => {
  const bare = number.replace(/[^\d.].*$/, '').replaceAll(',', '');
  return [inSeconds(number), number.includes('%') || number.includes('×') ? number : bare].some(
    (text) => text !== undefined && new RegExp(`(?<![\\d.])${text.replaceAll('.', '\\.')}(?!\\d)`).test(programs),
  );
};

const allowed = parse(readFileSync('tests/unit/content/typedNumbers.yaml', 'utf8')) as readonly {
  readonly page: string;
  readonly numbers: readonly string[];
  readonly why: string;
}[];
const everywhere = 'all';
const isAllowed = (file: string, number: string): boolean =>
  allowed.some(
    ({ page, numbers }) => (page === everywhere || file.endsWith(`/${page}.mdx`)) && numbers.includes(number),
  );

describe('numbers typed by hand', () => {
  test.for(pages)('of $file come from a program, a run or a source, or are in typedNumbers.yaml', (page) => {
    const programs = programsOf(page.body);
    const found = typedIn(page)
      .filter(({ number }) => !standsIn(number, programs) && !isAllowed(page.file, number))
      .map(
        ({ number, line }) =>
          `${page.file}, about line ${line}: "${number}" comes from no measurement, program or source`,
      );
    expect(found).toEqual([]);
  });

  test('that are allowed are still there', () => {
    for (const { page, numbers, why } of allowed) {
      expect(why.length, numbers.join()).toBeGreaterThan(10);
      expect(page === everywhere || existsSync(`src/content/docs/${page}.mdx`), page).toBe(true);
      const there = pages.filter(({ file }) => page === everywhere || file.endsWith(`/${page}.mdx`)).flatMap(typedIn);
      for (const number of numbers)
        expect(
          there.map((one) => one.number),
          `${page}: ${number}`,
        ).toContain(number);
    }
  });

  test('are found', () => {
    const numbers = (body: string) => typedIn({ body, firstLine: 1 }).map(({ number }) => number);
    expect(numbers('It took 12 ms.<Cite id="x" />')).toEqual([]);
    expect(numbers('It took 12 ms (3.13.0, 2026-11-21).')).toEqual([]);
    expect(numbers('10 MB took <Measured params={{ bytes: 10485769 }} />, not 20 MB')).toEqual(['20 MB']);
    expect(numbers("wait 1 ms took <Measured params={{ inside: 'wait 1 ms' }} />")).toEqual([]);
    expect(numbers('It took 54 µs, 1.2 ms or 1,000 s: 3× or 12 % more, 4 times as fast in 10 MiB.')).toEqual([
      '54 µs',
      '1.2 ms',
      '1,000 s',
      '3×',
      '12 %',
      '4 times as fast',
      '10 MiB',
    ]);
    expect(numbers('`5 ms`, <Measured file="x" params={{ a: 5 }} />, 4 threads, 2026')).toEqual([]);
    expect(standsIn('200 ms', 'time.sleep(0.2)')).toBe(true);
    expect(standsIn('1,000 s', 'for _ in range(1_000)'.replaceAll('_', ''))).toBe(true);
    expect(standsIn('200 ms', 'time.sleep(0.25)')).toBe(false);
  });
});
