import { describe, expect, test } from 'vitest';
import { loadRuntime, type Loading } from '../../../src/components/runner/loading.ts';
import type { RuntimeFiles } from '../../../src/components/runner/protocol.ts';
import { emptyModule } from './runs.ts';

const files: RuntimeFiles = {
  loader: { url: 'https://gilded.example/python/pyodide.mjs', bytes: 100 },
  glue: { url: 'https://gilded.example/python/pyodide.asm.mjs', bytes: 1000 },
  wasm: { url: 'https://gilded.example/python/pyodide.asm.wasm', bytes: emptyModule.byteLength },
  stdlib: { url: 'https://gilded.example/python/stdlib.zip', bytes: 6 },
  switch: { url: 'https://gilded.example/python/switch.wasm', bytes: emptyModule.byteLength },
};

type Answer = (signal: AbortSignal | null | undefined) => Response | Promise<Response>;
const pieces = (...chunks: readonly Uint8Array<ArrayBuffer>[]) => new Response(new Blob([...chunks]).stream());
const text = (text: string) => new TextEncoder().encode(text);

const load = (answers: { readonly wasm?: Answer; readonly stdlib?: Answer } = {}, options: Partial<Loading> = {}) => {
  const received: number[] = [];
  const loaded = loadRuntime(files, {
    fetch: async (url, init) => {
      const { wasm = () => pieces(emptyModule), stdlib = () => pieces(text('abc'), text('def')) } = answers;
      if (url === files.switch.url) return pieces(emptyModule);
      return (url === files.wasm.url ? wasm : stdlib)(init?.signal);
    },
    importModule: () => Promise.resolve(),
    onProgress: (bytes) => void received.push(bytes),
    ...options,
  });
  return { loaded, received };
};

describe('the files', () => {
  test('arrive compiled and whole, whatever type the host gives them, and every byte is counted', async () => {
    const { loaded, received } = load();
    const { module, stdlib } = await loaded;
    expect(WebAssembly.Module.exports(module)).toEqual([]);
    expect(new TextDecoder().decode(stdlib)).toBe('abcdef');
    expect(received.at(-1)).toBe(100 + 1000 + 2 * emptyModule.byteLength + 6);
    expect(received).toEqual(received.toSorted((a, b) => a - b));
  });

  test.for<[string, string, Answer]>([
    ['are missing', 'stdlib.zip: the server answered 404', () => new Response('Not here', { status: 404 })],
    ['are blocked', 'stdlib.zip: Failed to fetch', () => Promise.reject(new TypeError('Failed to fetch'))],
    ['are cut short', 'stdlib.zip: only 5 of 6 bytes arrived', () => pieces(text('abcde'))],
    ['are empty', 'stdlib.zip: the answer was empty', () => new Response(null)],
    ['are a page instead', 'stdlib.zip: more than its 6 bytes', () => new Response('<!doctype html><p>Log in')],
    [
      'break off',
      'stdlib.zip: connection reset',
      () => new Response(new ReadableStream({ pull: (controller) => controller.error(new Error('connection reset')) })),
    ],
  ])('that %s fail the download by name', async ([, detail, stdlib]) => {
    await expect(load({ stdlib }).loaded).rejects.toMatchObject({
      reason: 'download',
      message: expect.stringContaining(detail),
    });
  });

  describe('on a host that does not compress', () => {
    const large = new Uint8Array(200_000).map((_, index) => index % 251);
    const zipped = (): Response => new Response(new Blob([large]).stream().pipeThrough(new CompressionStream('gzip')));
    const loadLarge = (whole: () => Response, packed: () => Response) => {
      const asked: string[] = [];
      const stdlib = { url: files.stdlib.url, bytes: large.length };
      const loaded = loadRuntime(
        { ...files, stdlib },
        {
          fetch: async (request) => {
            const url = String(request);
            asked.push(url.split('/').at(-1) ?? '');
            if (url.startsWith(stdlib.url)) return url.endsWith('.gz') ? packed() : whole();
            return pieces(emptyModule);
          },
          importModule: () => Promise.resolve(),
          onProgress: () => undefined,
        },
      );
      return { loaded, asked };
    };
    const plain = (): Response => pieces(large);

    test('come packed where the packed file lies beside, and are unpacked here', async () => {
      const { loaded, asked } = loadLarge(plain, zipped);
      expect(new Uint8Array((await loaded).stdlib)).toEqual(large);
      expect(asked).toContain('stdlib.zip.gz');
    });

    test.for<[string, () => Response]>([
      ['is missing', () => new Response('Not here', { status: 404 })],
      ['is a page', () => new Response('<!doctype html>', { headers: { 'Content-Type': 'text/html' } })],
    ])('come as they are where the packed file %s', async ([, packed]) => {
      const { loaded } = loadLarge(plain, packed);
      expect(new Uint8Array((await loaded).stdlib)).toEqual(large);
    });

    test('come once where the host did compress', async () => {
      const { loaded, asked } = loadLarge(
        () => new Response(plain().body, { headers: { 'Content-Encoding': 'br' } }),
        zipped,
      );
      await loaded;
      expect(asked).not.toContain('stdlib.zip.gz');
    });
  });

  test('are WebAssembly, or the download fails', async () => {
    const { loaded } = load({ wasm: () => pieces(emptyModule.slice().fill(7)) });
    await expect(loaded).rejects.toMatchObject({
      reason: 'download',
      message: expect.stringContaining('pyodide.asm.wasm: '),
    });
  });

  test('that are modules fail by name too', async () => {
    const importModule = (url: string) => Promise.reject(new TypeError(`no module at ${url}`));
    await expect(load({}, { importModule }).loaded).rejects.toMatchObject({
      reason: 'download',
      message: expect.stringContaining('pyodide.mjs: no module'),
    });
  });

  test('are no longer asked for once one has failed', async () => {
    let stopped = false;
    const never: Answer = (signal) =>
      new Promise((_, reject) => {
        signal?.addEventListener('abort', () => {
          stopped = true;
          reject(new Error('aborted'));
        });
      });
    const { loaded } = load({ wasm: never, stdlib: () => new Response('', { status: 503 }) });
    await expect(loaded).rejects.toMatchObject({ message: expect.stringContaining('503') });
    expect(stopped).toBe(true);
  });
});
