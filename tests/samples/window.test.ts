import { spawnSync } from 'node:child_process';
import { copyFileSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { expect, test } from 'vitest';
import { programOf, readTemplate } from '../../scripts/programs/templates.ts';
import { findInterpreters } from '../../scripts/samples/interpreters.ts';

const leaf = readTemplate('window');
const hasDisplay = spawnSync('xvfb-run', ['--help']).error === undefined;
const able = hasDisplay
  ? findInterpreters().filter(
      ({ command, minor }) => minor >= 11 && spawnSync(command, ['-c', 'import tkinter']).status === 0,
    )
  : [];

if (able.length === 0) console.log('The window program was not driven: there is no Xvfb, or no Python with tkinter.');

test.runIf(able.length > 0)('the window goes on drawing while processes compute, and can be cancelled', () => {
  for (const interpreter of able) {
    for (const options of [[], ['item-timeout', 'total-timeout', 'windows-macos']]) {
      const folder = mkdtempSync(path.join(tmpdir(), 'window-'));
      writeFileSync(path.join(folder, 'window.py'), programOf(leaf, options));
      copyFileSync('tests/samples/window/drive.py', path.join(folder, 'drive.py'));
      const { status, stdout, stderr } = spawnSync(
        'xvfb-run',
        ['-a', interpreter.command, '-X', 'dev', '-W', 'error', 'drive.py'],
        { cwd: folder, encoding: 'utf8', timeout: 120_000 },
      );
      rmSync(folder, { recursive: true });
      expect(stderr, `${interpreter.name} [${options.join(', ')}] ${stdout}`).toBe('');
      expect(stdout).toBe('cancelled, then finished, drawing all the while\n');
      expect(status).toBe(0);
    }
  }
});
