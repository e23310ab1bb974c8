import type { FailureReason, LoadedRuntime, RuntimeFile, RuntimeFiles } from './protocol.ts';

/** Why Python did not load; `message` is for people who look for the cause. */
export class LoadError extends Error {
  readonly reason: FailureReason;

  constructor(reason: FailureReason, detail: string) {
    super(detail);
    this.reason = reason;
  }
}

export interface Loading {
  readonly fetch: typeof globalThis.fetch;
  /** Imports a module, which the module map keeps for whoever imports it next. */
  readonly importModule: (url: string) => Promise<unknown>;
  /** Bytes of all files that have arrived so far; called for every piece that arrives. */
  readonly onProgress: (receivedBytes: number) => void;
}

const causeOf = (error: unknown): string => (error instanceof Error ? error.message : String(error));

/** Some hosts answer with a page where there is nothing. */
const isPage = ({ headers }: Response): boolean => headers.get('Content-Type')?.startsWith('text/') ?? false;

/** Bytes from which a second request for the packed file pays. */
const worthAnotherRequest = 100_000;

/**
 * Downloads the runtime's files and compiles the WebAssembly while it arrives.
 * @throws LoadError `download`, which names the file: it cannot be fetched, is cut short, or is something else
 */
export const loadRuntime = async (
  files: RuntimeFiles,
  { fetch, importModule, onProgress }: Loading,
): Promise<LoadedRuntime> => {
  const giveUp = new AbortController();
  let received = 0;
  const count = (bytes: number): void => {
    received += bytes;
    onProgress(received);
  };

  /** Fetches a file and lets `read` have its bytes. The first file that fails ends the download of the others. */
  const fetched = async <T>({ url, bytes }: RuntimeFile, read: (response: Response) => Promise<T>): Promise<T> => {
    // Browsers differ in what they say when a body breaks off, and none says where: so the first cause is kept.
    let cause: string | undefined;
    try {
      const whole = await fetch(url, { signal: giveUp.signal });
      if (!whole.ok) throw new Error(`the server answered ${whole.status}`);
      const response = bytes < worthAnotherRequest ? whole : await smallest(whole, url);
      if (!response.body) throw new Error('the answer was empty');
      const body = response.body.pipeThrough(
        exactly(bytes, count, (what) => {
          cause ??= what;
        }),
      );
      // Hosts differ in the type that they send for WebAssembly, and the compiler insists on this one.
      return await read(new Response(body, { headers: { 'Content-Type': 'application/wasm' } }));
    } catch (error) {
      throw new LoadError('download', `${url}: ${cause ?? causeOf(error)}`);
    }
  };

  /** Hosts compress the types that they know. Where one does not, the packed file beside a large one is taken. */
  const smallest = async (whole: Response, url: string): Promise<Response> => {
    if (whole.headers.has('Content-Encoding') || isPage(whole) || typeof DecompressionStream === 'undefined')
      return whole;
    const packed = await fetch(`${url}.gz`, { signal: giveUp.signal });
    if (!packed.ok || !packed.body || isPage(packed)) {
      await packed.body?.cancel();
      return whole;
    }
    await whole.body?.cancel();
    // A host that says how the file is packed has the browser unpack it.
    if (packed.headers.has('Content-Encoding')) return packed;
    return new Response(packed.body.pipeThrough(new DecompressionStream('gzip')));
  };

  const imported = async ({ url, bytes }: RuntimeFile): Promise<void> => {
    try {
      await importModule(url);
    } catch (error) {
      throw new LoadError('download', `${url}: ${causeOf(error)}`);
    }
    count(bytes);
  };

  try {
    const [module, switchModule, stdlib] = await Promise.all([
      fetched(files.wasm, (response) => WebAssembly.compileStreaming(response)),
      fetched(files.switch, (response) => WebAssembly.compileStreaming(response)),
      fetched(files.stdlib, (response) => response.arrayBuffer()),
      imported(files.loader),
      imported(files.glue),
    ]);
    return { module, switchModule, stdlib };
  } catch (error) {
    giveUp.abort();
    throw error;
  }
};

/** Counts the bytes that pass, and fails where they are fewer or more than the file has. */
const exactly = (
  expected: number,
  count: (bytes: number) => void,
  onFailure: (what: string) => void,
): TransformStream<Uint8Array<ArrayBuffer>, Uint8Array<ArrayBuffer>> => {
  let received = 0;
  const fail = (what: string): void => {
    onFailure(what);
    throw new Error(what);
  };
  return new TransformStream({
    transform: (chunk, controller) => {
      received += chunk.byteLength;
      if (received > expected) fail(`more than its ${expected} bytes arrived`);
      count(chunk.byteLength);
      controller.enqueue(chunk);
    },
    flush: () => {
      if (received < expected) fail(`only ${received} of ${expected} bytes arrived`);
    },
  });
};
