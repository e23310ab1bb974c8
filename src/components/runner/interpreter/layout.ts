/**
 * What we rely on inside of this one build of CPython. Every upgrade of Pyodide must look at each of these again; boot
 * asserts what can be asserted and names what does not hold.
 */

export const builtFor = { pyodide: '314.0.7', python: '3.14.2', abi: '2026_0' } as const;

/** Versions of Pyodide, of the CPython in it, and of what packages for it are built against. */
export interface Build {
  readonly pyodide: string;
  readonly python: string;
  readonly abi: string;
}

/** Offsets in `PyThreadState`, in bytes, on a machine of 32 bits. `switch.wat` repeats the first, and reads both. */
export const threadState = { currentFrame: 52, evalBreaker: 12 } as const;

/** `_PY_SIGNALS_PENDING_BIT` of the eval breaker: look for signals at the next opportunity. */
export const signalsPending = 2;

/** `METH_O` of `PyMethodDef`: a function of one argument. */
export const methodWithOneArgument = 8;

/** The part of Pyodide's Emscripten module that we call. */
export interface PythonModule {
  readonly HEAPU8: Uint8Array;
  readonly memory?: WebAssembly.Memory;
  readonly wasmMemory?: WebAssembly.Memory;
  readonly wasmTable: WebAssembly.Table;
  /** What C returns in the place of a JavaScript value where an error is set. */
  readonly error: unknown;
  readonly _PyThreadState_Get: () => number;
  readonly _JsvPromise_Syncify: (promise: unknown) => unknown;
  readonly _PyLong_AsLong: (object: number) => number;
  readonly _PyErr_Occurred: () => number;
  readonly _PyErr_SetInterruptEx: (signal: number) => number;
  readonly _PyCMethod_New: (definition: number, self: number, module: number, type: number) => number;
  readonly _can_run_sync: () => number;
  readonly _malloc: (bytes: number) => number;
  readonly _python2js: (object: number) => unknown;
  readonly __Py_NoneStruct: number;
  readonly __Py_FalseStruct: number;
  readonly __Py_TrueStruct: number;
}

const functions = [
  '_PyThreadState_Get',
  '_JsvPromise_Syncify',
  '_PyLong_AsLong',
  '_PyErr_Occurred',
  '_PyErr_SetInterruptEx',
  '_PyCMethod_New',
  '_can_run_sync',
  '_malloc',
  '_python2js',
] as const;
const addresses = ['__Py_NoneStruct', '__Py_FalseStruct', '__Py_TrueStruct'] as const;

/** The runtime is not the build that this scheduler was written for. */
export class LayoutMismatch extends Error {
  override readonly name = 'LayoutMismatch';
}

/**
 * @throws {LayoutMismatch} where a version or an export differs, naming it
 */
export const assertExports = (version: string, candidate: object, build: Build = builtFor): PythonModule => {
  const found = candidate as Record<string, unknown>;
  if (version !== build.pyodide) throw new LayoutMismatch(`Pyodide is ${version}, not ${build.pyodide}`);
  for (const name of functions) {
    if (typeof found[name] !== 'function') throw new LayoutMismatch(`Pyodide ${version} exports no ${name}`);
  }
  for (const name of addresses) {
    if (typeof found[name] !== 'number') throw new LayoutMismatch(`Pyodide ${version} exports no ${name}`);
  }
  for (const name of ['HEAPU8', 'wasmTable', 'error']) {
    if (!(name in found)) throw new LayoutMismatch(`Pyodide ${version} exports no ${name}`);
  }
  return candidate as PythonModule;
};
