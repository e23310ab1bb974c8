import { defineLeaf } from '../define.ts';

export const threadPool = defineLeaf(
  {
    program: 'thread_pool',
    runnerUp: 'asyncio',
    moves: { 'item-timeout': 'process-pool', 'user-cancel': 'asyncio' },
    pages: [
      '/reference/tools/concurrent-futures/',
      '/understand/io-bound-or-cpu-bound/',
      '/reference/tools/threading/',
    ],
    cites: ['docs-concurrent-futures', 'docs-glossary-gil'],
    sourceRows: ['A25', 'E06', 'E09', 'E11'],
  },
  {
    use: 'Use a thread pool',
    short: 'thread pool',
    when: 'tens to a few hundred calls that wait, in sync code',
    why: 'A call that waits lets go of the GIL, so twenty threads can wait at the same time. Your library and your code stay as they are.',
    switch:
      'Switch, if your library has an async version, when more than a few hundred operations wait at once, when connections stay open, or when a running call must really be cancelled.',
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
        text: 'A connection is often made for one thread: `sqlite3` raises `ProgrammingError` when another thread uses it. Make one per thread, with `initializer`, unless its documentation allows sharing. A client’s own pool of connections must be no smaller than the number of threads: SQLAlchemy lends 15 by default, and a thread that waits longer than 30 s for one gets a `TimeoutError`.',
        cites: ['docs-sqlite3', 'docs-concurrent-futures', 'sqlalchemy-pooling'],
      },
    ],
    options: {
      'in-order': {
        effect:
          '`pool.map` gives the results in the order of the addresses; a slow first one holds back those behind it.',
      },
      'item-timeout': {
        effect:
          'The call reads in parts and looks at the clock between them. It cannot look while one read blocks, so an answer may take `TIMEOUT` longer than its limit.',
        moves: 'If a call can hang where you cannot look at a clock, only a process can be ended from outside.',
      },
      'total-timeout': {
        effect:
          'After the limit no more results are waited for and nothing new begins. Calls that run end by their own time limit, and the program waits for them.',
      },
      'fail-fast': {
        effect:
          'The first error comes out of `fetch_all`; in input order, when its turn has come. What has not begun is dropped; what runs ends by itself, its result unread.',
      },
      'user-cancel': {
        effect:
          'Ctrl-C sets an `Event`. The threads see it at their next read, no other call begins, and the answers so far are reported. A thread that waits for a silent server sees it only when `TIMEOUT` is over.',
        moves: 'With an async version of your library, cancelling a task stops its wait at once.',
      },
      'rate-limit': {
        effect:
          'A token bucket before each call, shared by all threads. The number of workers limits how many run at once, not how many begin in a second.',
      },
      retry: {
        effect:
          'A decorator tries again after errors that may pass, with longer and longer pauses, each of random length.',
        caution: {
          text: 'Only a call that may happen twice may be tried again. Who orders twice pays twice: a time limit does not tell whether the first call arrived.',
          cites: ['docs-urllib-request'],
        },
      },
      progress: { effect: 'A line after every tenth result. The main thread prints it, so lines never mix.' },
      'huge-input': {
        effect:
          'Only so many addresses are taken from the input as are needed to keep the threads busy. Without it all are submitted at once and held in memory. From 3.14 on, in order, `buffersize` of `map` does it.',
      },
      'shared-state': {
        effect: 'A class holds the shared sums behind a lock. To read a sum and to write the new one are two steps.',
        caution: {
          text: 'Without the lock the sums are right most of the time, and too small sometimes: no error is raised.',
          cites: ['docs-thread-safety'],
        },
      },
      notebook: {
        effect:
          'The program becomes a module to import: keep it as a file beside the notebook, and call `report` with a list, or `dict(fetch_all(…))` to have the answers themselves.',
      },
      logging: {
        effect:
          'Every line shows its thread and the batch. A pool’s threads do not see the context variables of their caller, so the pool’s `initializer` sets them.',
      },
      tests: {
        effect:
          'A `unittest` class with calls that need no network, threads that wait for one another, and a switch interval so short that hidden races come out.',
      },
    },
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
);
