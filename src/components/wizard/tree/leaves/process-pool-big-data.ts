import { defineLeaf } from '../define.ts';

export const processPoolBigData = defineLeaf(
  {
    program: 'shared_memory_pool',
    runnerUp: 'threads-native-code',
    moves: { 'shared-state': 'free-threaded' },
    already: ['in-order', 'fail-fast'],
    pages: [
      '/reference/tools/multiprocessing/',
      '/reference/tools/concurrent-futures/',
      '/understand/processes-and-threads/',
    ],
    cites: ['docs-shared-memory', 'docs-multiprocessing'],
    sourceRows: [],
  },
  {
    use: 'Use a process pool over shared memory',
    short: 'process pool, big data',
    when: 'computing in Python over megabytes per item',
    why: 'Pickling megabytes for each item can cost more than the work. A block of shared memory is visible to all processes, so only its name and two numbers are sent.',
    switch:
      'Switch when the work on the data is one native call that lets go of the GIL, or when the program runs on a free-threaded build: threads see the same memory without any of this. Tables are better kept in Arrow or a database.',
    cautions: [
      {
        text: 'To fill a block is a copy too. A worker got 10 MB of bytes in 11 ms by pickling and in 8 ms through a new block (CPython 3.14.7, Linux, 2 cores, 2026-11-21). The gain comes where the data is laid there once and used often, or read straight from a file as here.',
        cites: ['docs-shared-memory'],
      },
      {
        text: 'A block holds bytes, not objects. A list of numbers has to become flat first (`array`, NumPy): 10 MB of pickled floats took 42 ms to reach a worker, nearly four times as long as the bytes (same machine).',
        cites: ['docs-shared-memory', 'docs-pickle'],
      },
      {
        text: 'Every process closes the block and one removes it with `unlink`. If nobody does, its memory stays in use, and at the end you read `resource_tracker: There appear to be 1 leaked shared_memory objects to clean up at shutdown`.',
        cites: ['docs-shared-memory'],
      },
      {
        text: 'A slice of `buf` that is still alive keeps the block open: `BufferError: cannot close exported pointers exist`. Hence the `with` around each slice.',
        cites: ['docs-shared-memory'],
      },
      {
        text: 'Two workers that write the same bytes raise no error: the last one wins, and the checksum differs from run to run. Give each part one writer.',
        cites: ['docs-shared-memory'],
      },
      {
        text: 'A global array that the workers of a forked pool could read is empty or missing in them, because forkserver starts them without your memory. Pass the name of a block, or load the data in the initializer.',
        since: '3.14',
        cites: ['docs-multiprocessing', 'whatsnew-3-14'],
      },
      {
        text: 'On Linux and macOS a program that is no child of yours and attaches to the block removes it when it ends; the next to attach gets `FileNotFoundError`. There pass `track=False`, new in 3.13. The workers of a pool need nothing: they share one tracker with you.',
        cites: ['docs-shared-memory'],
      },
    ],
    options: {
      'total-timeout': {
        effect:
          'After the limit the workers are ended by force and the block is removed; nothing is written. Before 3.14 the program terminates all of its child processes.',
      },
      'user-cancel': {
        effect:
          'Ctrl-C reaches only the first process, which ends the workers by force and removes the block. The picture is written only once all parts are done.',
      },
      progress: { effect: 'A line for every part, as they finish. The first process prints it, so lines never mix.' },
      'huge-input': {
        effect:
          'The file itself is mapped into memory instead of being read into a block, so the system loads and drops pages as needed. Data larger than memory fits; the disk then sets the pace.',
      },
      'shared-state': {
        effect:
          'Each worker adds up its part alone, then adds that to one number in shared memory, under its lock. The lock is taken once for each part, not for each byte.',
        caution: {
          text: 'Without the lock the sum comes out too small, and no error is raised: `+=` on a `Value` is two steps.',
          cites: ['docs-multiprocessing'],
        },
        moves: 'State with more structure than numbers is easier to share between threads that compute on all cores.',
      },
      'little-memory': {
        effect:
          'Two workers, whatever the number of CPUs. The block exists once in any case; “huge or endless input” keeps even that out of memory.',
      },
      'windows-macos': {
        effect:
          'The pool starts its processes with spawn on every system, and with at most 61 workers. On Windows a block vanishes with its last handle, so the first process keeps its own open.',
      },
      notebook: {
        effect: 'The program becomes a module to import, because workers cannot find a function of a cell.',
      },
      logging: {
        effect:
          'Every line shows its process and the batch: the initializer sets up logging and the context variable in each worker.',
      },
      tests: {
        effect:
          'A `unittest` class: every byte is changed once, the block is gone after an error, and a worker’s error comes out.',
      },
    },
    aliases: [
      'shared memory',
      'SharedMemory',
      'shared_memory numpy array',
      'share a large array between processes',
      'pickle is slow',
      'memory map',
      'mmap',
      '共享内存',
      '大数据 多进程',
    ],
  },
);
