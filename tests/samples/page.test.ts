import { readFileSync } from 'node:fs';
import path from 'node:path';
import { afterAll, describe, expect, test } from 'vitest';
import { buildPythonRuntime, newerSource } from '../../config/python/build.mjs';
import {
  endPagePython,
  newerPython,
  pagePython,
  runInPage,
  runsInPage,
  runsOnNewer,
} from '../../scripts/samples/pagePython.ts';
import { allSamples, complaints, writtenBy, type SampleOnDisk } from '../../scripts/samples/run.ts';
import type { Run } from '../../src/components/samples/sidecar.ts';
import { mistaken } from '../unit/errors/catalogue.ts';
import { greenMemory } from './greenMemory.ts';

const samples = allSamples();
/** Those that are run without warnings as errors last: they need an interpreter of their own. */
const inPage = samples
  .filter(runsInPage)
  .toSorted((a, b) => Number(a.sidecar.expects !== undefined) - Number(b.sidecar.expects !== undefined));
const onNewer = samples.filter(runsOnNewer);
const { folder } = await buildPythonRuntime();
const newer = await buildPythonRuntime(newerSource);

/** Which files these runs stand for: its folder is named after what the runtime holds. */
const green = greenMemory('green-in-page.json', path.basename(folder));
const greenOnNewer = greenMemory('green-on-newer.json', path.basename(newer.folder));
let runs = 0;
afterAll(() => {
  endPagePython();
  green.keep();
  greenOnNewer.keep();
  console.log(
    `${runs} runs of ${inPage.length} samples in the page's CPython ${pagePython.version}, ` +
      `and of ${onNewer.length} on ${newerPython.name}`,
  );
});

describe("every sample of the page's own Python gives what is recorded, pre-empted in each mode that must not matter", () => {
  test.concurrent.for(inPage)('$file', async (sample, { expect }) => {
    if (green.has(sample)) return;
    for (const preemption of sample.sidecar.preemption) {
      const result = await runInPage(sample, preemption);
      runs += 1;
      const where = `${sample.file} in the page, pre-emption ${preemption}\n${result.stderr}`;
      expect(complaints(sample, pagePython, result), where).toEqual([]);
      expect(mistaken(sample.file, pagePython.name, writtenBy(sample, result)), where).toEqual([]);
    }
    green.add(sample);
  });
});

describe('every sample that needs a newer Python than the page has gives what is recorded on that one', () => {
  test.concurrent.for(onNewer)('$file', async (sample, { expect }) => {
    if (greenOnNewer.has(sample)) return;
    for (const preemption of sample.sidecar.preemption) {
      const result = await runInPage(sample, preemption);
      runs += 1;
      const where = `${sample.file} on ${newerPython.name}, pre-emption ${preemption}\n${result.stderr}`;
      expect(complaints(sample, newerPython, result), where).toEqual([]);
      expect(mistaken(sample.file, newerPython.name, writtenBy(sample, result)), where).toEqual([]);
    }
    greenOnNewer.add(sample);
  });
});

describe('records', () => {
  const interpretersOf = ({ topic, name }: SampleOnDisk): readonly string[] =>
    (JSON.parse(readFileSync(`src/data/runs/${topic}.json`, 'utf8')) as Record<string, Run>)[name]?.interpreters ?? [];
  const ran = samples.filter(({ sidecar }) => sidecar.unrun === undefined);

  test.for(ran)("$file names the page's Python last where it runs there, and only there", (sample) => {
    const page = interpretersOf(sample).filter((name) => name.endsWith('in the page'));
    expect(page).toEqual(runsInPage(sample) ? [pagePython.name] : []);
    if (page.length > 0) expect(interpretersOf(sample).at(-1)).toBe(pagePython.name);
  });

  test.for(ran)('$file names the newer Python last where it runs there, and only there', (sample) => {
    const names = interpretersOf(sample).filter((name) => name.endsWith('in WebAssembly'));
    expect(names).toEqual(runsOnNewer(sample) ? [newerPython.name] : []);
    if (names.length > 0) expect(interpretersOf(sample).at(-1)).toBe(newerPython.name);
  });
});

describe('samples that the page cannot run', () => {
  const left = samples.filter(({ sidecar }) => sidecar.unrun === undefined && !sidecar.runsIn.includes('page'));

  test.for(left)('$file says why', ({ sidecar }) => {
    expect(sidecar.notInPage).toMatch(/^[a-z]\S* .*[^.]$/);
  });

  test('the others give no reason', () => {
    expect(inPage.filter(({ sidecar }) => sidecar.notInPage !== undefined).map(({ file }) => file)).toEqual([]);
  });
});
