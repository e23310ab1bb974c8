import { defineLeaf } from '../define.ts';

export const threadsNativeCode = defineLeaf(
  {
    program: 'native_threads',
    runnerUp: 'process-pool',
    moves: { 'item-timeout': 'process-pool', 'user-cancel': 'process-pool' },
    already: ['as-finished', 'fail-fast'],
    pages: ['/understand/gil/', '/understand/io-bound-or-cpu-bound/', '/reference/tools/concurrent-futures/'],
    cites: ['docs-hashlib', 'numpy-thread-safety', 'docs-glossary-gil'],
    sourceRows: ['E06', 'C04'],
  },
  {
    use: 'Use threads over the native calls',
    short: 'threads over native code',
    when: 'native code that lets go of the GIL',
    why: 'Compression, hashing and many NumPy loops let go of the GIL while they compute, so threads run them on several cores. All threads share the data: nothing is pickled or sent.',
    switch:
      'Switch when two threads finish no sooner than one after the other: then the call holds the GIL, as regular expressions, JSON and sorting do, and needs processes for more cores.',
    cautions: [
      {
        text: '“Compress eight big files” is a common quiz question, and “process pool” its usual answer, because compressing is computing. But `zlib` lets go of the GIL: two calls in two threads were 2.0 times as fast as one after the other (CPython 3.14.7, Linux, 2 cores, 2026-11-21), and no file is pickled. Processes are the answer for work that holds the GIL.',
        cites: ['docs-c-threads'],
      },
      {
        text: 'Each call must be long. Between short calls the threads queue for the GIL: 40,000 tiny file reads in each of two threads took 2.5 times as long as one after the other (same machine and day).',
        cites: ['docs-glossary-gil'],
      },
      {
        text: '`hashlib` lets go of the GIL only above 2047 bytes a call, NumPy not for arrays of Python objects. You see one core busy instead of all.',
        cites: ['docs-hashlib', 'numpy-thread-safety'],
      },
      {
        text: 'A library that already uses every core gains nothing from more threads. The sign: one call keeps all cores busy, and its CPU time is well above its wall time.',
        cites: ['numpy-global-state', 'docs-time'],
      },
      {
        text: 'NumPy puts no lock around an array. Two threads that write the same part leave a mixture, and resizing an array that another thread reads can crash the interpreter: give each thread its own slice, and size the output before they start.',
        cites: ['numpy-thread-safety'],
      },
      {
        text: 'A native call that runs cannot be stopped, not even by Ctrl-C: the program ends when the call does. Cut the work into blocks of some milliseconds.',
        cites: ['docs-concurrent-futures', 'docs-signal'],
      },
      {
        text: 'asyncio alone does not help: called in a coroutine, the native call stops the loop. It still needs a thread there: `await asyncio.to_thread(call)`.',
        cites: ['docs-asyncio-task', 'docs-asyncio-dev'],
      },
    ],
    options: {
      'in-order': {
        effect:
          '`pool.map` gives the numbers of the blocks in order, so that the output can be used from its front. The slices are in place either way; a slow first block holds back those behind it.',
      },
      'item-timeout': {
        effect:
          'A block is hashed in parts, with a look at the clock between them; the first block over its limit stops everything. A native call that cannot be cut into parts has no limit that a thread can keep.',
        moves: 'One native call that may take too long can only be ended together with its process.',
      },
      'total-timeout': {
        effect:
          'After the limit no more blocks of a file are waited for and none begins. Blocks that run end by themselves, and the program waits for them.',
      },
      'user-cancel': {
        effect:
          'Ctrl-C sets an `Event` that each block looks at before it begins. What runs ends by itself, after a few milliseconds with blocks of this size.',
        moves: 'Where one call takes minutes and cannot be cut into blocks, only a process can be ended at once.',
      },
      progress: { effect: 'A line after every fourth block. The main thread prints it, so lines never mix.' },
      'huge-input': {
        effect:
          'The file is mapped instead of read, and only so many blocks are submitted as keep the threads busy (from 3.14 on, in order, by `buffersize` of `map`). The output still needs one slice for each block; an endless stream has no length to make it from.',
      },
      'shared-state': {
        effect:
          'A class holds two sums that all threads add to, behind one lock, once for each block. The digests need no lock: no two threads write the same slice.',
        caution: {
          text: 'A lock around the native call itself would put the threads in a row again: you see one core busy.',
          cites: ['docs-threading'],
        },
      },
      'little-memory': {
        effect:
          'The file is mapped instead of read, and two threads hold one block each. Fewer threads hold fewer blocks and temporary arrays, and use fewer cores.',
      },
      notebook: {
        effect:
          'The program becomes a module to import: keep it as a file beside the notebook and call `report`. Threads would also run functions from a cell.',
      },
      logging: {
        effect:
          'Every line shows its thread and the file. A pool’s threads do not see the context variables of their caller, so the pool’s `initializer` sets them.',
      },
      tests: {
        effect:
          'A `unittest` class checks every slice against a plain loop, with blocks of one byte and a switch interval so short that hidden races come out.',
      },
    },
    aliases: [
      'numpy threads',
      'threads or processes for numpy',
      'release the GIL',
      'compress files in parallel',
      'zlib threads',
      'gzip multithread',
      'hashlib parallel',
      'sha256 big files',
      'C extension',
      'nogil extension',
      'multithreaded numpy',
      'mutlithreading numpy',
      '多线程 numpy',
      '多线程 压缩',
    ],
  },
);
