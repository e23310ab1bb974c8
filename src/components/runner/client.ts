import { files } from 'virtual:python-runtime';
import { href } from '../../links.ts';
import type { PagePython } from './python.ts';
import type { RuntimeFile } from './protocol.ts';
import { ownSession, type Port, type PortEvents } from './sessionOwner.ts';

const startWorker = ({ onMessage, onBroken }: PortEvents): Port => {
  const worker = new Worker(new URL('./python.worker.ts', import.meta.url), { type: 'module', name: 'Python' });
  worker.addEventListener('message', ({ data }) => onMessage(data));
  worker.addEventListener('messageerror', () => onBroken('A message of the worker could not be read.'));
  worker.addEventListener('error', (event) => {
    event.preventDefault();
    // A script that cannot be fetched is an event without a message.
    onBroken(event.message || 'The script of the worker did not load.');
  });
  return { post: (message) => worker.postMessage(message), end: () => worker.terminate() };
};

/** The worker is elsewhere: it needs addresses that are absolute. */
const absolute = ({ path, bytes }: (typeof files)['loader']): RuntimeFile => ({
  url: new URL(href(path), location.href).href,
  bytes,
});
const here = {
  loader: absolute(files.loader),
  glue: absolute(files.glue),
  wasm: absolute(files.wasm),
  stdlib: absolute(files.stdlib),
  switch: absolute(files.switch),
};

let python: PagePython | undefined;

/** The Python of this page: one for all its programs, made when first asked for. Nothing is downloaded by asking. */
export const pagePython = (): PagePython =>
  (python ??= ownSession({
    files: here,
    startWorker,
    nextFrame: (callback) => void requestAnimationFrame(callback),
  }));
