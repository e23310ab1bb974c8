import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import path from 'node:path';
import { chromium, type Browser } from 'playwright-core';

const names = ['chromium', 'chromium-browser', 'google-chrome', 'google-chrome-stable', 'chrome'];
const fixed = [
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
  'C:\\Program Files\\Google\\Chrome\\Application\\chrome.exe',
];

const installed = (): string | undefined => {
  const folders = (process.env['PATH'] ?? '').split(path.delimiter);
  const candidates = [
    process.env['CHROMIUM'] ?? '',
    ...folders.flatMap((folder) => names.map((name) => path.join(folder, name))),
    ...fixed,
  ];
  return candidates.find((candidate) => candidate !== '' && existsSync(candidate));
};

const installWithApt = (): void => {
  if (process.getuid?.() !== 0 || !existsSync('/usr/bin/apt-get')) return;
  console.log('No Chrome or Chromium found: installing Debian’s chromium.');
  for (const words of [['update'], ['install', '-y', '--no-install-recommends', 'chromium']]) {
    const { status } = spawnSync('apt-get', words, {
      stdio: ['ignore', 'ignore', 'inherit'],
      env: { ...process.env, DEBIAN_FRONTEND: 'noninteractive' },
    });
    if (status !== 0) console.error(`apt-get ${words.join(' ')} failed with code ${status}`);
  }
};

/**
 * A Chrome or Chromium: the one that CHROMIUM names, one on the PATH, Debian's (installed now, if we may), Playwright's own.
 * @throws one clear sentence where there is none
 */
export const findBrowser = (): string => {
  const found = installed();
  if (found) return found;
  installWithApt();
  const now = installed();
  if (now) return now;
  const own = chromium.executablePath();
  if (own && existsSync(own)) return own;
  throw new Error('The browser tests need Chrome or Chromium: install one, or set CHROMIUM to its path.');
};

export const browserFlags: readonly string[] = (
  '--no-sandbox --disable-gpu --disable-quic --no-first-run --disable-background-networking ' +
  '--disable-component-update --disable-sync'
).split(' ');

export const launchBrowser = (): Promise<Browser> =>
  chromium.launch({ executablePath: findBrowser(), args: [...browserFlags] });
