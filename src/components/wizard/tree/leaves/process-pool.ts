import { defineLeaf } from '../define.ts';

export const processPool = defineLeaf(
  {
    program: 'process_pool',
    runnerUp: 'interpreter-pool',
    moves: { 'shared-state': 'free-threaded', 'little-memory': 'process-pool-big-data' },
    already: ['in-order'],
    pages: ['/reference/tools/concurrent-futures/', '/reference/tools/multiprocessing/', '/understand/gil/'],
    cites: ['docs-concurrent-futures', 'docs-multiprocessing', 'docs-free-threading'],
    sourceRows: ['D19', 'E06', 'E10'],
  },
  {
    use: 'Use a process pool',
    short: 'process pool',
    when: 'pure Python that computes, items of a millisecond or more',
    why: 'Every process has an interpreter and a GIL of its own, so all cores compute Python at the same time. Arguments and results are copied between them, which pays when one item takes a millisecond or more.',
    switch:
      'Switch on 3.14 or later when starting processes or copying text and bytes costs too much, and all that the workers import loads in a second interpreter. Two other ways: threads on a free-threaded build, and compiling (Numba, Cython, Rust) where one function takes nearly all the time.',
    cautions: [
      {
        text: 'Without `if __name__ == "__main__":` the children run your script again and the pool breaks: `BrokenProcessPool`, or `ConnectionResetError` on Linux with 3.14. That holds on Windows, on macOS and, from 3.14 on, where forkserver is the default, on Linux.',
        cites: ['docs-multiprocessing', 'whatsnew-3-14'],
      },
      {
        text: 'Function, arguments, results and exceptions are pickled: a lambda, a lock or an open file ends the run with a `PicklingError` or `TypeError`. With spawn and forkserver, a function defined in the REPL or a notebook cell is missing in the workers: put it into a file.',
        cites: ['docs-multiprocessing', 'docs-pickle', 'docs-concurrent-futures'],
      },
      {
        text: 'What cannot be pickled but can be made again, such as a connection or a parser, is made once in each worker: `ProcessPoolExecutor(initializer=connect)`, where `connect` puts it into a global. If `connect` raises, every item ends in `BrokenProcessPool`, and the reason stands above it in the log.',
        cites: ['docs-concurrent-futures'],
      },
      {
        text: 'A process was ready after about 3 ms with forkserver (the first one after 69) and 54 ms with spawn (CPython 3.14.7, Linux, 2 cores, 2026-11-21). With two workers and tasks of 1 ms the plain loop won below 36 and 144 of them. Each process has memory of its own. Group smaller items: raise `CHUNK` until a chunk takes 10 ms.',
        cites: ['docs-concurrent-futures'],
      },
      {
        text: 'A worker that dies (out of memory, a crash in C) breaks the whole pool: every open future raises `BrokenProcessPool`, and from 3.15 on its cause names the process and its exit code. An exception that cannot be made again from its pickled form does the same.',
        cites: ['docs-concurrent-futures', 'whatsnew-3-15'],
      },
      {
        text: 'A global that your program changes after its start keeps its old value in the workers, because they import the file anew. Up to 3.13 Linux copied the whole process, so such programs worked there. Pass the value as an argument, or to the initializer.',
        since: '3.14',
        cites: ['docs-multiprocessing', 'whatsnew-3-14'],
      },
      {
        text: 'A worker that submits to its own pool waits for ever, without a message: only the first process may submit. On Windows `max_workers` above 61 raises `ValueError`; the default stays below.',
        cites: ['docs-concurrent-futures'],
      },
    ],
    options: {
      'as-finished': {
        effect:
          'A slow item holds back nobody: `as_completed` gives each chunk when it is ready. The chunks are made by the program, because only `map` has `chunksize`.',
      },
      'item-timeout': {
        effect:
          'In the worker, an alarm raises `TimeoutError` inside the item; the worker then takes the next one. It cannot interrupt one long call into C. Windows has no alarm: with “Windows or macOS” chosen the function looks at the clock itself.',
      },
      'total-timeout': {
        effect:
          'After the limit what waits is dropped and what runs is ended by force, with `terminate_workers` from 3.14 on. Before, the program terminates all of its child processes.',
        caution: {
          text: 'A process that is ended by force runs no `finally`, and a file or queue that it was writing to may stay broken.',
          cites: ['docs-multiprocessing'],
        },
      },
      'fail-fast': {
        effect:
          'The first error comes out of `compute_all`; workers that still compute are ended by force. In input order it comes out when its turn comes, so choose “as they finish” to see it at once.',
      },
      'user-cancel': {
        effect:
          'Ctrl-C reaches only the first process, which ends the others by force and keeps the results so far. Without this it also reaches the workers, and those that are idle print tracebacks of their own.',
        caution: {
          text: 'A process that is ended by force runs no `finally`, and a file or queue that it was writing to may stay broken.',
          cites: ['docs-multiprocessing'],
        },
      },
      progress: {
        effect:
          'Each line begins with its count. In input order the count waits for the slowest of the first items; as they finish it does not.',
      },
      'huge-input': {
        effect:
          'Only so many chunks are taken from the input as keep the workers busy. Without it `map` takes the whole input at once; from 3.14 on its `buffersize` limits that.',
      },
      'shared-state': {
        effect:
          'One number in shared memory, with a lock around reading and writing it. If you need the sum only at the end, add up the results in the first process instead: no lock.',
        caution: {
          text: 'Without the lock the sum comes out too small, and no error is raised: `+=` on a `Value` is two steps.',
          cites: ['docs-multiprocessing'],
        },
        moves:
          'Objects that many workers read and change fit threads. On a free-threaded build these compute on all cores.',
      },
      'little-memory': {
        effect:
          'Two workers, whatever the number of CPUs. A program for 3.15 also replaces a worker after 100 chunks, which gives back what leaks and makes all of them start with spawn; in older versions that could hang.',
        caution: {
          text: 'With `max_tasks_per_child` the pool stops for ever when a worker is replaced: so it did here on 3.11.7, 3.12.1 and 3.13.0. Mended in 3.13.15, 3.14.7 and 3.15.',
          cites: ['gh-115634', 'docs-concurrent-futures'],
        },
        moves: 'If each worker holds a copy of the same data, share one copy instead.',
      },
      'windows-macos': {
        effect:
          'The pool starts its processes with spawn on every system, and with at most 61 workers. So a program that runs for you runs on Windows and macOS too.',
      },
      notebook: {
        effect:
          'The program becomes a module to import, because workers cannot find a function of a cell. With joblib and its loky workers the function may stay in the cell.',
      },
      logging: {
        effect:
          'Every line shows its process and the batch: the initializer sets up logging and the context variable in each worker. All write to one stream, a line at a time; one log file for all needs a queue to one writer.',
      },
      tests: {
        effect:
          'A `unittest` class with real workers: order, errors, chunks, and that the function can be sent. It holds no test of speed.',
      },
    },
    aliases: [
      'ProcessPoolExecutor',
      'ProccessPoolExecutor',
      'CPU-bound Python',
      'use all cores',
      'parallel for loop',
      'multiprocessing or threading',
      'multiprocessing Pool map',
      'speed up a slow loop',
      '进程池',
      '多进程',
    ],
  },
);
