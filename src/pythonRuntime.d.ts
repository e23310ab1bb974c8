/** What the page's own Python starts from; `config/pythonRuntime.mjs` makes it. Addresses are for `href()`. */
declare module 'virtual:python-runtime' {
  interface RuntimeFile {
    /** Root-relative, such as `/python/314.0.7-0123456789/pyodide.mjs`. */
    readonly path: string;
    /** Bytes of the file itself, uncompressed. */
    readonly bytes: number;
  }
  /** Root-relative address of the files, with a slash at the end. */
  export const folder: string;
  export const files: Readonly<Record<'loader' | 'glue' | 'wasm' | 'stdlib' | 'switch', RuntimeFile>>;
  /** What a first visit downloads, in bytes; brotli in a build. Without the worker's script. */
  export const downloadBytes: number;
  /** Top-level modules of the standard library that programs can import, sorted. */
  export const modules: readonly string[];
}
