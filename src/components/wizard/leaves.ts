import { defineLeaves } from './define.ts';

/** The recommendations. Their ids are public. */
export const leaves = defineLeaves({
  'thread-pool': {
    use: 'Use a thread pool',
    short: 'thread pool',
    why: 'A call that waits lets go of the GIL, so twenty threads can wait at the same time. Your library and your code stay as they are.',
    runnerUp: {
      leaf: 'asyncio',
      when: 'Switch, if your library has an async version, when more than a few hundred operations wait at once, when connections stay open, or when a running call must really be cancelled.',
    },
    cautions: [
      {
        text: 'A call that runs cannot be cancelled. The time limit belongs in the call itself; `result(timeout)` only stops waiting for it, and the thread stays busy. The limit of `urlopen` counts each wait for the socket: a server that sends a byte now and then holds its thread longer.',
        cites: ['docs-concurrent-futures', 'docs-urllib-request'],
      },
      {
        text: 'Leaving the `with` block waits for every queued and running call, also after Ctrl-C: the program seems to hang. This program drops what is still queued with `shutdown(cancel_futures=True)`.',
        cites: ['docs-concurrent-futures'],
      },
      {
        text: 'An exception shows only when you read the result of its future. A program that never reads them ends without a word, and without the data.',
        cites: ['docs-concurrent-futures'],
      },
      {
        text: 'The default number of threads, `min(32, usable CPUs + 4)` (before 3.13: all CPUs), knows nothing of the server you call. Set `max_workers` to what the other side allows, or you see refused connections and error 429.',
        cites: ['docs-concurrent-futures', 'whatsnew-3-13'],
      },
      {
        text: 'A connection is often made for one thread: `sqlite3` raises `ProgrammingError` when another thread uses it. Make one per thread, with `initializer`, unless its documentation allows sharing.',
        cites: ['docs-sqlite3', 'docs-concurrent-futures'],
      },
    ],
    program: 'choose/thread_pool.py',
    pages: [
      '/reference/tools/concurrent-futures/',
      '/understand/io-bound-or-cpu-bound/',
      '/reference/tools/threading/',
    ],
    cites: ['docs-concurrent-futures', 'docs-glossary-gil'],
    sourceRows: ['A25', 'E06', 'E09', 'E11'],
    aliases: [
      'ThreadPoolExecutor',
      'many HTTP requests',
      'parallel downloads',
      'requests in threads',
      'speed up API calls',
      '线程池',
      '并发 请求',
    ],
  },
  asyncio: {
    use: 'Use asyncio tasks',
    short: 'asyncio',
    why: 'Your code already runs in an event loop, where a waiting task costs kilobytes and no thread. Time limits and cancellation are part of the design.',
    runnerUp: {
      leaf: 'thread-pool',
      when: 'Switch as soon as one library you call blocks and has no async version: hand that call to `asyncio.to_thread`, or keep the whole job in a thread pool.',
    },
    cautions: [
      {
        text: 'A blocking call (`time.sleep`, `requests`, reading a file, a large `json.loads`) stops every task of the loop until it returns. You see all answers become slow at the same moment.',
        cites: ['docs-asyncio-dev'],
      },
      {
        text: 'It makes no computing faster: all tasks share one thread.',
        cites: ['docs-asyncio'],
      },
      {
        text: 'In a `TaskGroup` the first error cancels the other tasks and arrives in an `ExceptionGroup`. This program catches errors inside each task, so that one failure costs one result.',
        since: '3.11',
        cites: ['docs-asyncio-task', 'pep-654'],
      },
      {
        text: 'The loop keeps only weak references to tasks. One that nobody holds may vanish before it ends; a task group holds its own.',
        cites: ['docs-asyncio-task'],
      },
    ],
    program: 'choose/asyncio_tasks.py',
    pages: [
      '/reference/tools/asyncio/',
      '/understand/io-bound-or-cpu-bound/',
      '/understand/concurrency-and-parallelism/',
    ],
    cites: ['docs-asyncio', 'docs-asyncio-task'],
    sourceRows: ['A32', 'E06'],
    aliases: [
      'asyncio or threads',
      'async HTTP requests',
      'TaskGroup',
      'many connections',
      'websockets',
      '协程',
      '异步',
    ],
  },
  'process-pool': {
    use: 'Use a process pool',
    short: 'process pool',
    why: 'Every process has an interpreter and a GIL of its own, so all cores compute Python at the same time. Arguments and results are copied between them, which pays when one item takes a millisecond or more.',
    runnerUp: {
      leaf: 'threads-native-code',
      when: 'Switch when the hot loop can become one call into native code that lets go of the GIL (NumPy, zlib, hashlib): threads then share memory and start at once.',
    },
    cautions: [
      {
        text: 'Without `if __name__ == "__main__":` the children run your script again and the pool breaks: `BrokenProcessPool`, or `ConnectionResetError` on Linux with 3.14. That holds on Windows, on macOS and, from 3.14 on, where forkserver is the default, on Linux.',
        cites: ['docs-multiprocessing', 'whatsnew-3-14'],
      },
      {
        text: 'Function, arguments, results and exceptions are pickled: a lambda, a lock or an open file stops the item with a `PicklingError` or `TypeError`. With spawn and forkserver, a function defined in the REPL or a notebook cell is missing in the workers: put it into a file.',
        cites: ['docs-multiprocessing', 'docs-pickle', 'docs-concurrent-futures'],
      },
      {
        text: 'A process starts in about 3 ms with forkserver and 54 ms with spawn, and each has its own memory (CPython 3.14.7, Linux, 2 cores, 2026-11-21). With two workers and tasks of 1 ms the plain loop won below 36 and 144 of them. Group smaller items: `pool.map(f, items, chunksize=500)`.',
        cites: ['docs-concurrent-futures'],
      },
      {
        text: 'A worker that dies (out of memory, a crash in C) breaks the whole pool: every open future raises `BrokenProcessPool`. A task that runs cannot be cancelled, only ended by force with `terminate_workers()`, from 3.14 on.',
        cites: ['docs-concurrent-futures'],
      },
    ],
    program: 'choose/process_pool.py',
    pages: ['/reference/tools/concurrent-futures/', '/reference/tools/multiprocessing/', '/understand/gil/'],
    cites: ['docs-concurrent-futures', 'docs-multiprocessing'],
    sourceRows: ['D19', 'E06', 'E10'],
    aliases: [
      'ProcessPoolExecutor',
      'CPU-bound Python',
      'use all cores',
      'parallel for loop',
      'multiprocessing or threading',
      '进程池',
      '多进程',
    ],
  },
  'threads-native-code': {
    use: 'Use threads over the native calls',
    short: 'threads over native code',
    why: 'Compression, hashing and many NumPy loops let go of the GIL while they compute, so threads run them on several cores. Nothing is pickled or copied between them.',
    runnerUp: {
      leaf: 'process-pool',
      when: 'Switch when two threads finish no sooner than one after the other: then the call holds the GIL, as regular expressions, JSON and sorting do, and needs processes for more cores.',
    },
    cautions: [
      {
        text: 'Each call must be long. Between short calls the threads queue for the GIL, and two threads are no faster than one.',
        cites: ['docs-glossary-gil'],
      },
      {
        text: '`hashlib` lets go of the GIL only above 2047 bytes a call, NumPy not for arrays of Python objects. You see one core busy instead of all.',
        cites: ['docs-hashlib', 'numpy-thread-safety'],
      },
      {
        text: 'A library that already uses every core gains nothing from more threads. The sign: one call keeps all cores busy, and its CPU time is well above its wall time.',
        cites: ['docs-time'],
      },
      {
        text: 'Threads share the arrays they work on. Two threads that write the same part leave a mixture: give each its own slice.',
        cites: ['numpy-thread-safety'],
      },
      {
        text: 'From async code the call still needs a thread: `await asyncio.to_thread(call)`. Called directly, it stops the loop.',
        cites: ['docs-asyncio-task', 'docs-asyncio-dev'],
      },
    ],
    program: 'choose/native_threads.py',
    pages: ['/understand/gil/', '/understand/io-bound-or-cpu-bound/', '/reference/tools/concurrent-futures/'],
    cites: ['docs-hashlib', 'numpy-thread-safety', 'docs-glossary-gil'],
    sourceRows: ['E06', 'C04'],
    aliases: [
      'numpy threads',
      'threads or processes for numpy',
      'release the GIL',
      'compress files in parallel',
      'C extension',
      '多线程 numpy',
    ],
  },
  measure: {
    use: 'Measure first',
    short: 'measure',
    why: 'CPU time divided by wall time tells waiting from computing: near 0 the program waits, near 1 it computes. Two calls at once, in two threads, tell whether threads help: they stay at 1 where the GIL makes them take turns.',
    cautions: [
      {
        text: 'The function must run for 0.2 seconds or more, with nothing else heavy on the machine, and two threads need two cores. On a busy machine a computing loop looks half idle.',
        cites: ['docs-time'],
      },
      {
        text: 'Between 0.3 and 0.7 the function does both. Measure its parts one by one, then answer for each.',
        cites: ['docs-time'],
      },
      {
        text: 'Well above 1 it already uses several cores. More threads or processes would fight over them.',
        cites: ['docs-time'],
      },
      {
        text: '`process_time` counts this process only. Work in child processes does not show, and looks like waiting.',
        cites: ['docs-time'],
      },
      {
        text: 'It calls the function up to nine times, in the end two at once. Give it one that may be repeated and shares nothing, or you find its work done twice.',
        cites: ['docs-time'],
      },
    ],
    program: 'choose/measure.py',
    pages: ['/understand/io-bound-or-cpu-bound/', '/understand/gil/'],
    cites: ['docs-time'],
    sourceRows: ['B20'],
    aliases: [
      'is my program I/O-bound or CPU-bound',
      'profile',
      'why is my Python slow',
      'process_time',
      'perf_counter',
      'does it release the GIL',
      'CPU 密集 还是 IO 密集',
    ],
  },
});

export type LeafId = keyof typeof leaves;
