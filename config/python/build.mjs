import { execFile } from 'node:child_process';
import { createHash } from 'node:crypto';
import {
  copyFileSync,
  existsSync,
  globSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import path from 'node:path';
import { promisify } from 'node:util';
import wabt from 'wabt';

/** Builds the files that the page's Python starts from. Pages, tests and scripts use the same ones. */

const root = path.resolve(import.meta.dirname, '../..');

/**
 * @typedef {object} Source what a runtime is built from
 * @property {string} package of Pyodide, in `node_modules`
 * @property {number} currentFrame its place in `PyThreadState`, in bytes
 * @property {string[][]} [mends] what to replace in Pyodide's glue, and by what
 */
/** @type {Source} The page's Python, for which `switch.wat` is written. */
const pageSource = { package: 'pyodide', currentFrame: 52 };
/** For samples that need a newer Python than the page has: a release candidate. Nothing of it is shipped. */
export const newerSource = {
  package: 'pyodide-3.15',
  currentFrame: 56,
  build: { pyodide: '315.0.0a2', python: '3.15.0rc1', abi: '2026_5' },
  // As later Pyodides have it: this one forgets a stack without saving it where another begins at the same place.
  mends: [
    ['function evictStackUpTo(stop){', 'function evictStackUpTo(stop,self){'],
    [
      'let total=0;while(stackStates.length>0&&stackStates.at(-1).stop<stop)',
      'let total=0;if(self){const idx=stackStates.lastIndexOf(self);if(idx!==-1){stackStates.splice(idx,1)}}' +
        'while(stackStates.length>0&&stackStates.at(-1).stop<=stop)',
    ],
    ['if(last&&last.stop!==stop){', 'if(last){'],
    ['if(last&&last.stop===stop){stackStates.pop()}', ''],
    ['evictStackUpTo(this.stop)', 'evictStackUpTo(this.stop,this)'],
    [
      'const stackState=new StackState;const threadState=_captureThreadState();' +
        'if(threadState===0){return Module.error}',
      'const threadState=_captureThreadState();if(threadState===0){return Module.error}' +
        'const stackState=new StackState;',
    ],
  ],
};

const fileOf = (source, name) => path.join(root, 'node_modules', source.package, name);

/** The Python of this site: `sitecustomize.py` and the scheduler. Dev servers watch it. */
export const pythonFolder = path.join(root, 'src/components/runner/python');
export const switchSource = path.join(root, 'src/components/runner/interpreter/switch.wat');
/** Everything built or compressed once; safe to delete. */
export const cacheFolder = path.join(root, 'node_modules/.cache/python-runtime');

/** The files by what they are for. Pyodide looks for its own two under these names. */
export const fileNames = {
  loader: 'pyodide.mjs',
  glue: 'pyodide.asm.mjs',
  wasm: 'pyodide.asm.wasm',
  stdlib: 'stdlib.zip',
  switch: 'switch.wasm',
};
const licences = 'LICENCES.txt';
const library = 'library.zip';
const moduleList = 'modules.txt';

const digest = (contents) => {
  const hash = createHash('sha256');
  for (const content of contents) hash.update(content).update('\0');
  return hash.digest('hex');
};

/** A hash of files: their names and what is in them. */
const digestOf = (files) => digest(files.flatMap((file) => [path.relative(root, file), readFileSync(file)]));

const filesIn = (pattern, folder) =>
  globSync(pattern, { cwd: folder })
    .sort()
    .map((name) => path.join(folder, name));

/** What the library depends on; all else depends on it and more. */
const libraryInputs = (source) => [
  ...['package.json', 'pyodide.asm.wasm', 'python_stdlib.zip'].map((name) => fileOf(source, name)),
  ...filesIn('*', import.meta.dirname),
];
const runtimeInputs = (source) => [
  ...libraryInputs(source),
  path.join(root, 'node_modules/wabt/package.json'),
  switchSource,
  ...filesIn('**/*.py', pythonFolder),
];

/** Runs `makeStdlib.mjs` in a process of its own: Pyodide takes 100 MB and gives nothing back. */
const makeStdlib = (...words) =>
  promisify(execFile)(process.execPath, [path.join(import.meta.dirname, 'makeStdlib.mjs'), ...words]);

const assembled = async (file, { currentFrame }) => {
  const { parseWat } = await wabt();
  const text = readFileSync(file, 'utf8').replaceAll(`offset=${pageSource.currentFrame} `, `offset=${currentFrame} `);
  const module = parseWat(path.basename(file), text, { reference_types: true });
  return module.toBinary({}).buffer;
};

/** Replaces texts in a file. */
const mend = (file, mends) => {
  let text = readFileSync(file, 'utf8');
  for (const [from, to] of mends) {
    if (text.split(from).length !== 2) throw new Error(`${path.basename(file)} does not say once: ${from}`);
    text = text.replace(from, () => to);
  }
  writeFileSync(file, text);
};

/** Writes the zip of the library alone, and the list of its modules. Takes seconds, and only a new Pyodide changes it. */
export const writeLibrary = (folder, source = pageSource) =>
  makeStdlib(source.package, 'library', path.join(folder, library), path.join(folder, moduleList));

/**
 * Writes all files that are shipped.
 * @param {string} folder
 * @param {string} libraryFolder what `writeLibrary` filled
 * @param {Source} source
 */
export const writeRuntime = async (folder, libraryFolder, source = pageSource) => {
  for (const name of [fileNames.loader, fileNames.glue, fileNames.wasm])
    copyFileSync(fileOf(source, name), path.join(folder, name));
  if (source.mends) mend(path.join(folder, fileNames.glue), source.mends);
  copyFileSync(path.join(import.meta.dirname, licences), path.join(folder, licences));
  writeFileSync(path.join(folder, fileNames.switch), await assembled(switchSource, source));
  const stdlib = path.join(folder, fileNames.stdlib);
  await makeStdlib(source.package, 'with-ours', path.join(libraryFolder, library), pythonFolder, stdlib);
};

/** Removes what was built for older sources: each time it is 17 MB. */
const prune = () => {
  const runtimes = readdirSync(cacheFolder).filter((name) => /^[0-9a-f]{64}$/.test(name));
  const age = (name) => statSync(path.join(cacheFolder, name)).mtimeMs;
  for (const name of runtimes.sort((a, b) => age(b) - age(a)).slice(8))
    rmSync(path.join(cacheFolder, name), { recursive: true, force: true });
};

/** Gives the folder that `write` fills, once for each key. */
const cached = async (key, write) => {
  const folder = path.join(cacheFolder, key);
  if (existsSync(folder)) return folder;
  mkdirSync(cacheFolder, { recursive: true });
  const unfinished = mkdtempSync(path.join(cacheFolder, 'unfinished-'));
  try {
    await write(unfinished);
    renameSync(unfinished, folder);
    prune();
  } catch (error) {
    rmSync(unfinished, { recursive: true, force: true });
    // Another process may have been faster.
    if (!existsSync(folder)) throw error;
  }
  return folder;
};

/**
 * @typedef {object} PythonRuntime
 * @property {string} folder where the files lie
 * @property {string} name Pyodide's version and a hash of the files: another name for other bytes
 * @property {{ name: string, bytes: number }[]} files
 * @property {string[]} modules top-level modules of the standard library that programs can import
 */

/**
 * Gives the runtime's files, built where they are not in the cache.
 * @param {Source} source
 * @returns {Promise<PythonRuntime>}
 */
export const buildPythonRuntime = async (source = pageSource) => {
  const { version } = JSON.parse(readFileSync(fileOf(source, 'package.json'), 'utf8'));
  const libraryKey = `library-${digestOf(libraryInputs(source))}`;
  const libraryFolder = await cached(libraryKey, (made) => writeLibrary(made, source));
  const key = digestOf(runtimeInputs(source));
  const folder = await cached(key, (made) => writeRuntime(made, libraryFolder, source));
  const names = [...Object.values(fileNames), licences];
  const contents = names.map((name) => readFileSync(path.join(folder, name)));
  return {
    folder,
    name: `${version}-${digest(contents).slice(0, 10)}`,
    files: names.map((name, index) => ({ name, bytes: contents[index].length })),
    modules: readFileSync(path.join(libraryFolder, moduleList), 'utf8').split(/,\s+/),
  };
};
