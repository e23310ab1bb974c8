import { spawnSync } from 'node:child_process';
import { copyFileSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { expect, test } from 'vitest';
import { findInterpreters } from '../../scripts/samples/interpreters.ts';

const hasDisplay = spawnSync('xvfb-run', ['--help']).error === undefined;
const able = hasDisplay
  ? findInterpreters().filter(({ command }) => spawnSync(command, ['-c', 'import tkinter']).status === 0)
  : [];

if (able.length === 0) console.log('The window recipe was not driven: there is no Xvfb, or no Python with tkinter.');

test.runIf(able.length > 0)('the recipe’s window draws while it checks, can be cancelled, and can be closed', () => {
  for (const { command, name } of able) {
    const folder = mkdtempSync(path.join(tmpdir(), 'window-'));
    copyFileSync('src/samples/recipes/window_stays_alive.py', path.join(folder, 'window_stays_alive.py'));
    copyFileSync('tests/samples/window/drive_links.py', path.join(folder, 'drive_links.py'));
    const { status, stdout, stderr } = spawnSync(
      'xvfb-run',
      ['-a', command, '-X', 'dev', '-W', 'error', 'drive_links.py'],
      { cwd: folder, encoding: 'utf8', timeout: 120_000 },
    );
    rmSync(folder, { recursive: true });
    expect(stderr, `${name} ${stdout}`).toBe('');
    expect(stdout).toBe('finished, cancelled, closed, drawing all the while\n');
    expect(status).toBe(0);
  }
});
