import { spawnSync } from 'node:child_process';
import { readdirSync } from 'node:fs';
import { homedir } from 'node:os';
import path from 'node:path';

export interface Interpreter {
  readonly command: string;
  /** Such as `3.13.0`. */
  readonly version: string;
  readonly minor: number;
  readonly freeThreaded: boolean;
  /** What pages and records call it: `3.13.0`, `3.14.7 free-threaded`. */
  readonly name: string;
}

const describe = `
import platform, sys, sysconfig
print(platform.python_implementation(), "%d.%d.%d" % sys.version_info[:3], sys.version_info[3],
      sysconfig.get_config_var("Py_GIL_DISABLED") or 0)
`;

/** Names in a folder; none where a PATH names a file, nothing, or what we may not read. */
const namesIn = (folder: string): string[] => {
  try {
    return readdirSync(folder);
  } catch {
    return [];
  }
};

const candidates = (): string[] => {
  const named = /^python3(\.\d+)?t?$/;
  const folders = (process.env['PATH'] ?? '').split(path.delimiter);
  const pyenv = path.join(process.env['PYENV_ROOT'] ?? path.join(homedir(), '.pyenv'), 'versions');
  folders.push(...namesIn(pyenv).map((version) => path.join(pyenv, version, 'bin')));
  return folders.flatMap((folder) =>
    namesIn(folder)
      .filter((name) => named.test(name))
      .map((name) => path.join(folder, name)),
  );
};

/**
 * Every CPython 3.10 or newer of this machine, on the PATH or under pyenv, once each by version and build, oldest first.
 */
export const findInterpreters = (): Interpreter[] => {
  const found = new Map<string, Interpreter>();
  for (const command of candidates()) {
    const { status, stdout } = spawnSync(command, ['-c', describe], { encoding: 'utf8', timeout: 20_000 });
    const [implementation, version, stage, disabled] = status === 0 ? stdout.trim().split(' ') : [];
    if (implementation !== 'CPython' || version === undefined) continue;
    const minor = Number(version.split('.')[1]);
    if (minor < 10 || !version.startsWith('3.')) continue;
    const freeThreaded = disabled === '1';
    const release = stage === 'final' ? version : `${version} ${stage}`;
    const name = freeThreaded ? `${release} free-threaded` : release;
    if (!found.has(name)) found.set(name, { command, version, minor, freeThreaded, name });
  }
  return [...found.values()].sort((a, b) => a.version.localeCompare(b.version, 'en', { numeric: true }));
};
