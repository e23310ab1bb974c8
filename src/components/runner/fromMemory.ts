import type { LoadedRuntime, RuntimeFiles } from './protocol.ts';

/**
 * Lets Pyodide have from memory the two files that it insists on fetching itself, until the returned function is
 * called. They were counted and compiled while they arrived, or came from another worker; a `blob:` address would be
 * against the policy.
 */
export const serveFromMemory = ({ wasm, stdlib }: RuntimeFiles, loaded: LoadedRuntime): (() => void) => {
  const { fetch } = globalThis;
  const { instantiateStreaming } = WebAssembly;
  globalThis.fetch = (request, init) => {
    const address = request instanceof Request ? request.url : String(request);
    if (address === stdlib.url) return Promise.resolve(new Response(loaded.stdlib));
    // What it would compile is compiled already.
    if (address === wasm.url) return Promise.resolve(new Response());
    return fetch(request, init);
  };
  WebAssembly.instantiateStreaming = async (_, imports) => ({
    module: loaded.module,
    instance: await WebAssembly.instantiate(loaded.module, imports),
  });
  return () => {
    globalThis.fetch = fetch;
    WebAssembly.instantiateStreaming = instantiateStreaming;
  };
};
