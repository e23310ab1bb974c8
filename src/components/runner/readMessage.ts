import type { Ending, FailureReason, FromWorker } from './protocol.ts';

type Fields = Readonly<Record<string, unknown>>;

const isFields = (value: unknown): value is Fields => typeof value === 'object' && value !== null;
const isText = (value: unknown): boolean => typeof value === 'string';
const isCount = (value: unknown): boolean => typeof value === 'number' && value >= 0;

const isPiece = (value: unknown): boolean =>
  isFields(value) && (value['stream'] === 'stdout' || value['stream'] === 'stderr') && isText(value['text']);

const isLoaded = (value: unknown): boolean =>
  value === undefined ||
  (isFields(value) &&
    value['module'] instanceof WebAssembly.Module &&
    value['switchModule'] instanceof WebAssembly.Module &&
    value['stdlib'] instanceof ArrayBuffer);

const counts = ['exitCode', 'programTime', 'realTime', 'threads', 'switches', 'preemptions', 'cut'] as const;

const endings: Readonly<Record<Ending, true>> = {
  finished: true,
  exception: true,
  deadlock: true,
  'time-limit': true,
  'memory-limit': true,
};

const reasons: Readonly<Record<FailureReason, true>> = {
  download: true,
  stalled: true,
  unsupported: true,
  mismatch: true,
  crash: true,
  unstoppable: true,
};

const isOneOf = (value: unknown, names: object): boolean => typeof value === 'string' && Object.hasOwn(names, value);

const isOutcome = (value: unknown): boolean =>
  isFields(value) &&
  isOneOf(value['ending'], endings) &&
  (value['exception'] === undefined || isText(value['exception'])) &&
  (value['line'] === undefined || isCount(value['line'])) &&
  counts.every((name) => typeof value[name] === 'number') &&
  typeof value['spent'] === 'boolean' &&
  Array.isArray(value['notes']) &&
  value['notes'].every(isText);

const shapes: Readonly<Record<FromWorker['type'], (message: Fields) => boolean>> = {
  progress: ({ receivedBytes, totalBytes }) => isCount(receivedBytes) && isCount(totalBytes),
  ready: ({ python, loaded }) => isText(python) && isLoaded(loaded),
  output: ({ run, pieces }) => isCount(run) && Array.isArray(pieces) && pieces.every(isPiece),
  input: ({ run }) => isCount(run),
  done: ({ run, outcome }) => isCount(run) && isOutcome(outcome),
  failed: ({ failure }) => isFields(failure) && isOneOf(failure['reason'], reasons) && isText(failure['detail']),
};

/**
 * What a worker said, where it has the shape that the page knows. A reader's program can reach `postMessage` too, and
 * may say anything.
 */
export const readMessage = (data: unknown): FromWorker | undefined => {
  if (!isFields(data) || !isText(data['type']) || !Object.hasOwn(shapes, String(data['type']))) return undefined;
  const message = data as unknown as FromWorker;
  return shapes[message.type](data) ? message : undefined;
};
