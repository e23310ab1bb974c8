import { readFileSync } from 'node:fs';
import path from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { pythonModule } from '../../scripts/pythonModule.ts';
import { pagePython, runsInPage } from '../../scripts/samples/pagePython.ts';
import { allSamples, complaints, limits, samplesFolder, type Result } from '../../scripts/samples/run.ts';
import { drive, type DrivenPython } from './python.ts';
import { builtSite, type Visit } from './site.ts';

/** `tests/samples/page.test.ts` runs the same samples in Node, more strictly; this is where readers run them. */
const site = builtSite({ sendHeaders: true });
const samples = allSamples().filter(runsInPage);
let visit: Visit;
let python: DrivenPython;
beforeAll(async () => {
  visit = await site.open('playground/');
  python = await drive(visit.page, pythonModule('dist'));
});
afterAll(() => visit[Symbol.asyncDispose]());

test.for(samples)('$file gives its recorded output in Chromium', async (sample) => {
  const { topic, name, sidecar } = sample;
  const source = readFileSync(path.join(samplesFolder, topic, `${name}.py`), 'utf8');
  for (const preemption of sidecar.preemption) {
    const timeLimit = sidecar.expects?.hang ? limits.hanging : limits.usual;
    const { end, stdout, stderr } = await python.run(source, {
      name: `${name}.py`,
      clock: sidecar.clock ?? 'hybrid',
      preemption,
      timeLimit,
    });
    expect(end.how, `${sample.file}, pre-emption ${preemption}\n${stderr}`).toBe('done');
    if (end.how !== 'done') continue;
    const { ending, exitCode } = end.outcome;
    const stopped = ending === 'deadlock' || ending === 'time-limit';
    const result: Result = { exit: exitCode, stdout, stderr, stopped };
    expect(complaints(sample, pagePython, result), `pre-emption ${preemption}\n${stderr}`).toEqual([]);
  }
});
