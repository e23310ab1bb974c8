import { globSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { leftOut, moduleGroups } from './modules.mjs';

/**
 * `node makeStdlib.mjs <package of Pyodide> library <zip to write> <list of modules to write>`
 * `node makeStdlib.mjs <package of Pyodide> with-ours <zip of the library> <folder of Python files> <zip to write>`
 */
const [pyodide = '', command = '', ...words] = process.argv.slice(2);
const { loadPyodide } = await import(pyodide);

const start = async (options) => {
  const python = await loadPyodide({ env: { PYTHONHASHSEED: '0', PYTHONNODEBUGRANGES: '1' }, ...options });
  python.runPython(readFileSync(path.join(import.meta.dirname, 'stdlib.py'), 'utf8'));
  return python;
};

const commands = {
  library: async (zip, list) => {
    const python = await start();
    const names = python.toPy(moduleGroups.flatMap((group) => group.names));
    writeFileSync(zip, python.globals.get('library')(names, python.toPy(leftOut)).toJs());
    writeFileSync(list, python.globals.get('listing')());
  },
  'with-ours': async (library, folder, zip) => {
    // It starts faster from what it is to ship.
    const python = await start({ stdLibURL: library });
    const ours = '/ours';
    python.FS.mkdirTree(ours);
    for (const file of globSync('**/*.py', { cwd: folder })) {
      python.FS.mkdirTree(path.posix.join(ours, path.dirname(file)));
      python.FS.writeFile(path.posix.join(ours, file), readFileSync(path.join(folder, file)));
    }
    const bytes = python.globals.get('with_ours')(python.globals.get('LIBRARY'), ours);
    writeFileSync(zip, bytes.toJs());
  },
};

try {
  await commands[command](...words);
} catch (error) {
  // Node would print the line of source from which it came, and that line is all of Pyodide.
  console.error(error.message);
  process.exit(1);
}
// Pyodide leaves something behind that would keep the process alive.
process.exit(0);
