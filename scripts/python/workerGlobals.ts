import { parentPort } from 'node:worker_threads';

/**
 * Gives a thread of Node the few names that a worker of a browser has and `python.worker.ts` uses, so that a process of
 * a pool is the same program here and there. Imported first: the worker looks for them at once.
 */
const port = parentPort;
if (!port) throw new Error('this is for a worker thread');

type Listener = (event: object) => void;
const listeners: Readonly<Record<string, (listener: Listener) => void>> = {
  message: (listener) => port.on('message', (data: unknown) => listener({ data })),
  error: (listener) => process.on('uncaughtException', (error) => listener({ error, preventDefault: () => undefined })),
  unhandledrejection: (listener) =>
    process.on('unhandledRejection', (reason) => listener({ reason, preventDefault: () => undefined })),
};

Object.assign(globalThis, {
  postMessage: (message: unknown) => port.postMessage(message),
  addEventListener: (kind: string, listener: Listener) => listeners[kind]?.(listener),
  location: new URL(import.meta.url),
});
