import { createHash } from 'node:crypto';
import { globSync, mkdtempSync, readdirSync, readFileSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { brotliDecompressSync, gunzipSync } from 'node:zlib';
import { afterAll, describe, expect, test } from 'vitest';
import { buildPythonRuntime, fileNames, writeLibrary, writeRuntime } from '../../config/python/build.mjs';

const runtime = await buildPythonRuntime();
const builds = ['dist', '.vitest/gilded'];
const hash = (file: string): string => createHash('sha256').update(readFileSync(file)).digest('hex');

describe.for(builds)('the page’s Python in %s', (folder) => {
  const files = globSync('python/*/*', { cwd: folder }).map((file) => path.join(folder, file));
  const plain = files.filter((file) => !/\.(br|gz)$/.test(file));

  test('has every file of the runtime, named after what is in them', () => {
    const names = readdirSync(path.join(folder, 'python', runtime.name));
    expect(names).toEqual(expect.arrayContaining([...Object.values(fileNames), 'LICENCES.txt']));
    expect(readdirSync(path.join(folder, 'python')).filter((name) => name !== 'worker')).toEqual([runtime.name]);
  });

  test('lies beside itself as brotli and gzip', () => {
    for (const file of plain) {
      const bytes = readFileSync(file);
      expect(brotliDecompressSync(readFileSync(`${file}.br`)).equals(bytes), `${file}.br`).toBe(true);
      expect(gunzipSync(readFileSync(`${file}.gz`)).equals(bytes), `${file}.gz`).toBe(true);
    }
    expect(files).toHaveLength(3 * plain.length);
  });

  test('is a download of at most 4,400,000 bytes, the worker’s script included', () => {
    const fetched = plain.filter((file) => !file.endsWith('LICENCES.txt'));
    const bytes = fetched.reduce((sum, file) => sum + statSync(`${file}.br`).size, 0);
    console.log(`${folder}: ${bytes} bytes of brotli in ${fetched.length} files`);
    expect(bytes).toBeLessThanOrEqual(4_400_000);
  });
});

describe('the runtime', () => {
  const folder = mkdtempSync(path.join(tmpdir(), 'runtime-'));
  afterAll(() => rmSync(folder, { recursive: true }));

  test('comes out the same, byte for byte, when it is built once more', { timeout: 120_000 }, async () => {
    await writeLibrary(folder);
    await writeRuntime(folder, folder);
    for (const { name } of runtime.files)
      expect(hash(path.join(folder, name)), name).toBe(hash(path.join(runtime.folder, name)));
  });

  test('says whose work it is, and on which terms', () => {
    const text = readFileSync(path.join(runtime.folder, 'LICENCES.txt'), 'utf8');
    const { version, license } = JSON.parse(readFileSync('node_modules/pyodide/package.json', 'utf8'));
    expect(license).toBe('MPL-2.0');
    expect(text).toContain(`https://github.com/pyodide/pyodide/tree/${version} `);
    expect(text).toContain('Mozilla Public License 2.0');
    expect(text).toContain('PYTHON SOFTWARE FOUNDATION LICENSE VERSION 2');
  });
});
