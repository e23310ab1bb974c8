import { defineLeaf } from '../define.ts';

export const interpreterPool = defineLeaf(
  {
    program: 'interpreter_pool',
    runnerUp: 'process-pool',
    oldest: 14,
    olderPython: 'process-pool',
    moves: {
      'item-timeout': 'process-pool',
      'total-timeout': 'process-pool',
      'user-cancel': 'process-pool',
      'shared-state': 'free-threaded',
    },
    already: ['in-order'],
    pages: ['/reference/tools/concurrent-futures/', '/understand/gil/', '/reference/tools/multiprocessing/'],
    cites: ['docs-concurrent-interpreters', 'docs-concurrent-futures', 'pep-734'],
    sourceRows: [],
  },
  {
    use: 'Use an interpreter pool',
    short: 'interpreter pool',
    when: '3.14 or later, plain data, imports that all load, and processes are too heavy',
    why: 'Each worker is a thread with an interpreter and a GIL of its own, so Python code runs on all cores of one process. Text and bytes cross over far faster than between processes.',
    switch:
      'Switch when an import refuses, when the data is large lists or objects, or when a running item must be stopped from outside.',
    olderPython: 'A pool of interpreters came with 3.14. A process pool has the same methods on every version.',
    cautions: [
      {
        text: 'An extension module has to say that it can be loaded more than once. Others raise `ImportError: module … does not support loading in subinterpreters`; NumPy had open issues on it when we looked (2026-11-21). This program imports itself in a new interpreter first, and takes processes where that fails.',
        cites: ['docs-concurrent-interpreters', 'numpy-subinterpreters'],
      },
      {
        text: 'Keep the guard. Without `if __name__ == "__main__":` the workers cannot find your function: `NotShareableError`, caused by `AttributeError: module \'__main__\' has no attribute …`.',
        cites: ['gh-136659'],
      },
      {
        text: 'Only plain data is quick. 10 MB of bytes took 0.5 ms to reach a worker, against 11 ms for a process, but 10 MB of pickled floats in a list took 248 ms, against 42 (CPython 3.14.7, Linux, 2 cores, 2026-11-21). Pickle a list to bytes yourself: that took 42 ms here too.',
        cites: ['docs-concurrent-interpreters'],
      },
      {
        text: 'Lists and dictionaries arrive as copies, and every interpreter has its own modules and globals: what a worker changes, you never see. A lock, an object of a module that refuses, or a result of a class defined in the file you run, your own exceptions included, raises `NotShareableError`: define such classes in a module of their own.',
        cites: ['docs-concurrent-interpreters', 'gh-143280'],
      },
      {
        text: 'Starting is not free: a pool of two took 35 ms, against 73 with spawn but 11 with a running forkserver, and with tasks of 1 ms the plain loop won below 80 of them (same machine). Against forkserver, start-up is no reason to switch.',
        cites: ['docs-concurrent-futures'],
      },
      {
        text: 'Nothing ends a running item: there is no `terminate_workers`, and the program waits for it before it exits. A crash in C code ends the whole program, not one worker.',
        cites: ['docs-concurrent-futures'],
      },
      {
        text: 'Experts differ. The standard library offers interpreters without reserve; AnyIO calls its own support experimental and advises against it for anything important. Hence our default: processes, and interpreters for a reason you have measured.',
        cites: ['docs-concurrent-futures', 'anyio-subinterpreters'],
      },
    ],
    options: {
      'as-finished': {
        effect: 'A slow item holds back nobody: `as_completed` gives each result when it is ready.',
      },
      'item-timeout': {
        effect:
          'The function looks at the clock itself, because signals reach only the main interpreter. A call that does not look is not stopped.',
        moves:
          'In a process an alarm interrupts Python code wherever it is, and the process can be ended from outside.',
      },
      'total-timeout': {
        effect:
          'After the limit no more results are waited for and nothing new begins. Items that run go on to their end, and the program waits for them.',
        moves: 'The workers of a process pool can be ended by force.',
      },
      'fail-fast': {
        effect:
          'The first error comes out of `compute_all`, and what has not begun is dropped. In input order it comes out when its turn comes.',
      },
      'user-cancel': {
        effect: 'Ctrl-C drops what has not begun and keeps the results so far. Items that run go on to their end.',
        moves: 'The workers of a process pool can be ended by force.',
      },
      progress: { effect: 'Each line begins with its count. In input order the count waits for a slow item.' },
      'huge-input': {
        effect:
          'Only so many items are taken from the input as keep the workers busy: `buffersize` of `map`, or a loop of the program’s own for results as they finish.',
      },
      'shared-state': {
        effect:
          'Nothing is shared: each result goes back, and the main interpreter adds it up. Only a `memoryview` or a queue of `concurrent.interpreters` carries changes across.',
        moves: 'Threads on a free-threaded build share every object.',
      },
      'little-memory': {
        effect:
          'Two interpreters, whatever the number of CPUs. Each took 2.5 to 3 MiB here before your own imports (CPython 3.14.7, Linux, 2026-11-21).',
      },
      'windows-macos': {
        effect:
          'Interpreters start in the same way everywhere. Only the process pool, which takes over where an import refuses, is given spawn and at most 61 workers.',
      },
      notebook: {
        effect:
          'The program becomes a module to import: keep it as a file beside the notebook, because an interpreter cannot find a function of a cell.',
      },
      logging: {
        effect:
          'Every line shows its interpreter and the batch, which travels with each item. An interpreter inherits neither handlers nor context variables, and does not see the name of its thread.',
      },
      tests: {
        effect: 'A `unittest` class: results, errors, and that processes take over where an import fails.',
      },
    },
    aliases: [
      'InterpreterPoolExecutor',
      'subinterpreters',
      'sub-interpreters',
      'concurrent.interpreters',
      'multiple interpreters',
      'per-interpreter GIL',
      'PEP 734',
      '子解释器',
      '解释器池',
    ],
  },
);
