import { defineLeaf } from '../define.ts';

export const freeThreaded = defineLeaf(
  {
    program: 'free_threaded',
    oldest: 14,
    runnerUp: 'process-pool',
    olderPython: 'process-pool',
    moves: { 'item-timeout': 'process-pool', 'user-cancel': 'process-pool' },
    already: ['shared-state'],
    pages: ['/understand/free-threaded-python/', '/understand/race-conditions/', '/reference/tools/threading/'],
    cites: ['docs-free-threading', 'pep-779', 'pep-703'],
    sourceRows: [],
  },
  {
    use: 'Use threads on the free-threaded build',
    short: 'free-threaded threads',
    when: 'a build without the GIL, extensions ready',
    why: 'Without the GIL, threads that compute in Python run on several cores at once. They share one memory, so nothing is pickled and each worker can use what no process could be sent.',
    switch:
      'Switch when an extension turns the GIL back on, when code that you cannot change is not thread-safe, or when you cannot choose the build that your program runs on.',
    olderPython:
      'The build without the GIL is officially supported from 3.14 on; the one of 3.13 is experimental and slower. Processes use all cores on every version.',
    cautions: [
      {
        text: 'One extension that does not declare itself ready switches the GIL on for the whole process when it is imported. You see a `RuntimeWarning` that says “The global interpreter lock (GIL) has been enabled to load module”, and one busy core: call `sys._is_gil_enabled()` after all imports.',
        since: '3.13',
        cites: ['gh-116322', 'docs-free-threading'],
      },
      {
        text: 'Races that the GIL hid come out. Of 1.5 million `counter += 1` in eight threads none was lost with the GIL and more than half without it (CPython 3.14.7, Linux, 2 cores, 2026-11-21): totals are too small, and no error is raised.',
        cites: ['docs-thread-safety', 'docs-free-threading'],
      },
      {
        text: 'Two threads that advance the same iterator may get an item twice or miss one. Put a lock around `next`, or use `threading.serialize_iterator` from 3.15 on.',
        cites: ['docs-free-threading', 'docs-threading'],
      },
      {
        text: 'Threads that use the same few objects slow each other down, even when they only read: two threads on one shared list were half as fast as one after the other (same machine and day). Give each its own data and merge at the end.',
        cites: ['pep-703'],
      },
      {
        text: 'One thread alone is slower than on the default build, by 1 % (macOS, aarch64) to 8 % (Linux, x86-64) in the pyperformance benchmarks, and PEP 779 reports 15 to 20 % more memory. With few cores that eats part of the gain.',
        since: '3.14',
        cites: ['docs-free-threading', 'pep-779'],
      },
      {
        text: 'It is another build, not an option: `-X gil=0` ends a default build with “Disabling the GIL is not supported by this build”. Its command usually ends in `t`, as in `python3.14t`.',
        since: '3.13',
        cites: ['docs-cmdline', 'free-threading-guide'],
      },
    ],
    options: {
      'in-order': {
        effect:
          'Each thread notes the numbers of its files, and the merge puts them in the order given. They are printed when all are done; nothing waits for a slow first one.',
      },
      'item-timeout': {
        effect:
          'The loop looks at the clock after each line and gives up a file that takes too long. One long call inside a line is not stopped: nobody can stop a thread from outside.',
        moves: 'If one call can take too long by itself, only a process can be ended from outside.',
      },
      'total-timeout': {
        effect:
          'After the limit no thread begins another file, and what was counted is reported. Files that are being counted are finished first.',
      },
      'fail-fast': {
        effect:
          'The first error comes out of `count_all`. The other threads end with the file they are at; their counts are dropped.',
      },
      'user-cancel': {
        effect:
          'Ctrl-C sets an `Event`. Each thread sees it before its next file, and what was counted so far is kept and reported.',
        moves:
          'Where one item computes for minutes without a place to look at an event, only a process can be ended at once.',
      },
      progress: {
        effect:
          'A line after every tenth file, counted and printed behind one lock. It is the one lock that threads want often: with items of microseconds count in larger steps.',
      },
      'huge-input': {
        effect:
          'Threads take the next file from one shared iterator, behind a lock (`threading.serialize_iterator` from 3.15 on). No list is needed, and files of different size spread evenly.',
      },
      notebook: {
        effect:
          'The program becomes a module to import: keep it as a file beside the notebook and call `report`. The kernel itself must be a free-threaded Python.',
      },
      logging: {
        effect:
          'Every line shows its thread and the batch. From 3.14 on threads of this build start with their caller’s context; the pool’s `initializer` makes it so on the default build, too.',
      },
      tests: {
        effect:
          'A `unittest` class that holds on both builds. With the GIL, a very short switch interval brings out races; without it, the cores do.',
      },
    },
    aliases: [
      'free threading',
      'freethreading',
      'no-GIL threads',
      'nogil',
      'python3.14t',
      'python3.15t',
      'python 3.13t',
      'ThreadPoolExecutor CPU bound',
      'sys._is_gil_enabled',
      'parallel threads without GIL',
      'cannot pickle',
      '自由线程 多线程',
      '无 GIL 并行',
    ],
  },
);
