import { describe, expect, test } from 'vitest';
import { processes, type ProcessWorkerEvents, type ToProcess } from '../../../src/components/runner/processes.ts';
import type { OutputPiece, RuntimeFiles } from '../../../src/components/runner/protocol.ts';
import { loaded, settings } from './runs.ts';

const file = { url: '', bytes: 0 };
const files: RuntimeFiles = { loader: file, glue: file, wasm: file, stdlib: file, switch: file };
const job = new Uint8Array([1, 2, 3]);

const pool = (most = 2) => {
  const workers: { events: ProcessWorkerEvents; got: ToProcess[]; ended: boolean }[] = [];
  const written: OutputPiece[] = [];
  const results: [number, Uint8Array][] = [];
  const gone: number[] = [];
  const made = processes({
    most,
    files,
    loaded,
    startWorker: (events) => {
      const worker = { events, got: [] as ToProcess[], ended: false };
      workers.push(worker);
      return { post: (message) => void worker.got.push(message), end: () => void (worker.ended = true) };
    },
    onOutput: (pieces) => void written.push(...pieces),
    onBytes: (process, bytes) => void results.push([process, bytes]),
    onEnded: (process) => void gone.push(process),
  });
  made.begin(settings);
  return { ...made, workers, written, results, gone };
};

describe('a process', () => {
  test('gets what was downloaded, the settings of the run, and then the bytes sent to it', () => {
    const { start, send, workers } = pool();
    send(start(), job);
    expect(workers[0]?.got).toEqual([
      { type: 'load', files, loaded },
      { type: 'serve', settings },
      { type: 'bytes', bytes: job },
    ]);
  });

  test('answers under its number, and prints for the program', () => {
    const { start, workers, written, results } = pool();
    start();
    start();
    workers[1]?.events.onMessage({ type: 'bytes', bytes: job });
    workers[0]?.events.onMessage({ type: 'written', pieces: [{ stream: 'stdout', text: 'hello' }] });
    expect(results).toEqual([[2, job]]);
    expect(written).toEqual([{ stream: 'stdout', text: 'hello' }]);
  });

  test('is used again once it finished, under another number', () => {
    const { start, end, send, workers, results } = pool();
    end(start());
    workers[0]?.events.onMessage({ type: 'bytes', bytes: job });
    workers[0]?.events.onMessage({ type: 'finished' });
    expect(start()).toBe(2);
    expect(workers).toHaveLength(1);
    send(1, job);
    expect(results).toEqual([]);
    expect(workers[0]?.got.map(({ type }) => type)).toEqual(['load', 'serve', 'finish', 'serve']);
  });

  test('that does not finish gives its place to the next one by force', () => {
    const { start, end, workers } = pool(1);
    end(start());
    expect(workers[0]?.ended).toBe(false);
    start();
    expect(workers.map(({ ended }) => ended)).toEqual([true, false]);
    workers[0]?.events.onMessage({ type: 'finished' });
    expect(() => start()).toThrow('No more than 1');
  });

  test.for([
    [
      'failed',
      ({ onMessage }: ProcessWorkerEvents) =>
        onMessage({ type: 'failed', failure: { reason: 'crash', detail: 'gone' } }),
    ],
    ['broke', ({ onBroken }: ProcessWorkerEvents) => onBroken('gone')],
    ['ended by itself', ({ onMessage }: ProcessWorkerEvents) => onMessage({ type: 'finished' })],
  ] as const)('that %s tells so once, and leaves its place', ([, fall]) => {
    const { start, workers, gone } = pool(1);
    start();
    const events = workers[0]?.events;
    if (events) [fall, fall].forEach((again) => again(events));
    expect(gone).toEqual([1]);
    expect(start()).toBe(2);
  });

  test('that the program left behind ends with it, one that it ended stays warm', () => {
    const { start, end, endLeft, workers, gone } = pool();
    end(start());
    start();
    endLeft();
    expect(workers.map(({ ended }) => ended)).toEqual([false, true]);
    expect(gone).toEqual([]);
  });
});
