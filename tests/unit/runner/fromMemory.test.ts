import { expect, test, vi } from 'vitest';
import { serveFromMemory } from '../../../src/components/runner/fromMemory.ts';
import type { RuntimeFiles } from '../../../src/components/runner/protocol.ts';
import { loaded } from './runs.ts';

const file = (name: string) => ({ url: `https://gilded.example/python/${name}`, bytes: 8 });
const files: RuntimeFiles = {
  loader: file('pyodide.mjs'),
  glue: file('pyodide.asm.mjs'),
  wasm: file('pyodide.asm.wasm'),
  stdlib: file('stdlib.zip'),
  switch: file('switch.wasm'),
};

test('Pyodide has its files from memory while it boots, everything else from the network, and then all', async () => {
  const network = vi.fn(async () => new Response('network'));
  vi.stubGlobal('fetch', network);
  const compile = WebAssembly.instantiateStreaming;
  const stop = serveFromMemory(files, loaded);
  const stdlib = await (await fetch(files.stdlib.url)).arrayBuffer();
  const { module } = await WebAssembly.instantiateStreaming(fetch(files.wasm.url), {});
  expect([stdlib.byteLength, module === loaded.module]).toEqual([8, true]);
  expect(network).not.toHaveBeenCalled();
  expect(await (await fetch('https://gilded.example/else')).text()).toBe('network');
  stop();
  expect(await (await fetch(files.stdlib.url)).text()).toBe('network');
  expect(WebAssembly.instantiateStreaming).toBe(compile);
  vi.unstubAllGlobals();
});
