/** Everything that must hold, in the order in which it fails fastest; `npm test`. Ends with one line that counts. */
import { spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, readFileSync, rmSync } from 'node:fs';
import path from 'node:path';
import { findBrowser } from './browser.ts';

const root = path.resolve(import.meta.dirname, '..');
const bin = (name: string): string => path.join(root, 'node_modules/.bin', name);
const reports = path.join(root, '.vitest');
const underBase = {
  BASE_PATH: '/gilded/',
  SITE_URL: 'https://example.org',
  REPOSITORY_URL: 'https://example.org/gilded',
};

const vitest = (project: string): Step => ({
  name: project,
  command: bin('vitest'),
  words: [
    'run',
    '--project',
    project,
    '--reporter=default',
    '--reporter=json',
    `--outputFile=${reports}/${project}.json`,
  ],
  report: path.join(reports, `${project}.json`),
});

interface Step {
  readonly name: string;
  readonly command: string;
  readonly words: readonly string[];
  readonly env?: Readonly<Record<string, string>>;
  /** Where Vitest writes its counts. */
  readonly report?: string;
}

const steps: readonly Step[] = [
  { name: 'types', command: bin('astro'), words: ['check', '--minimumSeverity', 'warning'] },
  { name: 'format', command: bin('prettier'), words: ['--check', '--log-level', 'warn', '.'] },
  vitest('unit'),
  {
    name: 'build under /gilded/',
    command: bin('astro'),
    words: ['build', '--outDir', '.vitest/gilded'],
    env: underBase,
  },
  { name: 'build', command: bin('astro'), words: ['build'], env: { BASE_PATH: '/' } },
  vitest('samples'),
  vitest('site'),
  vitest('browser'),
];

mkdirSync(reports, { recursive: true });
console.log(`Node ${process.version}, ${findBrowser()}`);
let [passed, failed] = [0, 0];
const times: string[] = [];
for (const { name, command, words, env = {}, report } of steps) {
  console.log(`\n== ${name}`);
  if (report) rmSync(report, { force: true });
  const start = performance.now();
  const { status } = spawnSync(command, words, {
    cwd: root,
    stdio: ['ignore', 'inherit', 'inherit'],
    env: { ...process.env, ASTRO_TELEMETRY_DISABLED: '1', ...env },
  });
  times.push(`${name} ${((performance.now() - start) / 1000).toFixed(0)} s`);
  if (report && existsSync(report)) {
    const { numPassedTests, numFailedTests } = JSON.parse(readFileSync(report, 'utf8'));
    passed += numPassedTests;
    failed += numFailedTests;
    if (status !== 0 && numFailedTests === 0) failed += 1;
  } else if (status === 0) passed += 1;
  else failed += 1;
  // What comes after a broken build would only repeat it.
  if (status !== 0 && !report) break;
}
console.log(`\n${times.join(', ')}`);
console.log(`${passed} passed, ${failed} failed`);
process.exitCode = failed === 0 ? 0 : 1;
