import { defineLeaf } from '../define.ts';

export const pipeline = defineLeaf(
  {
    program: 'pipeline',
    runnerUp: 'free-threaded',
    moves: { 'item-timeout': 'process-pool', 'shared-state': 'free-threaded' },
    pages: [
      '/understand/io-bound-or-cpu-bound/',
      '/reference/tools/concurrent-futures/',
      '/reference/tools/multiprocessing/',
      '/understand/processes-and-threads/',
    ],
    cites: ['docs-concurrent-futures', 'docs-glossary-gil', 'docs-free-threading'],
    sourceRows: ['A32'],
  },
  {
    use: 'Use a pipeline: threads wait, processes compute',
    short: 'pipeline',
    when: 'items that are fetched, then computed, then stored',
    why: 'Each stage gets the tool that fits it: threads wait at the same time because a waiting call lets go of the GIL, and processes compute at the same time because each has a GIL of its own. A bound on the items between the stages keeps memory flat when one stage is faster than the other.',
    switch:
      'Switch on a build without the GIL, when every extension you import supports it: one thread pool then does both stages and copies nothing. If the computing is a long call into native code that lets go of the GIL (zlib, hashlib, NumPy), one thread pool does both on the usual build too.',
    cautions: [
      {
        text: 'Without a bound a fast first stage reads on while the second falls behind: memory grows with the input until the process is killed. Here each thread carries one item through both stages, so never more than `PROCESSES + READERS` items lie in memory. Waiting for the network with cores idle is the sign that `READERS` is too small.',
        cites: ['docs-concurrent-futures'],
      },
      {
        text: 'Start the processes before the threads. On Linux before 3.14 they are made with `fork`, and a lock that another thread holds at that moment stays locked in the child: it hangs, some of the time. From 3.12 on Python warns, but inside `multiprocessing` the warning shows only with `-W always`.',
        cites: ['docs-os', 'docs-multiprocessing'],
      },
      {
        text: 'Results come in any order, because items overtake one another in both stages. Give each a number when it enters, as the program does; a result without one cannot be matched to its input.',
        cites: ['docs-concurrent-futures'],
      },
      {
        text: 'A process that dies (out of memory, a crash in C) breaks the pool for good: every later item fails with `BrokenProcessPool`. The program then stops the reading as well; one that takes it for an ordinary error fetches the rest for nothing.',
        cites: ['docs-concurrent-futures'],
      },
      {
        text: 'Pages and results are pickled and copied. To send 1 MB of bytes to a process took 1.1 ms, 10 MB took 11 ms (CPython 3.14.7, Linux, 2 cores, 2026-11-21). Where that is no longer small against the computing, let the process read its file itself.',
        cites: ['docs-pickle', 'docs-multiprocessing'],
      },
      {
        text: 'Shut down from front to back: first the threads, which still hand on what they have read, then the processes. The other way round the threads end with `RuntimeError: cannot schedule new futures after shutdown`, and what they had read is lost.',
        cites: ['docs-concurrent-futures'],
      },
    ],
    options: {
      'in-order': {
        effect:
          '`map` gives the results in the order of the addresses and `enumerate` their numbers. A slow page holds back those behind it: they wait in memory.',
      },
      'item-timeout': {
        effect:
          'The time for a page runs from the start of its reading; when it is over, the thread stops waiting for the computing and reports a `TimeoutError`. Neither stage is stopped: reading has its own `TIMEOUT`, and a process stays busy until its computation ends by itself.',
        moves:
          'If a computation may run for ever, only ending its process stops it, which costs the whole pool: begin with the computing alone.',
      },
      'total-timeout': {
        effect:
          'After the limit no more results are waited for and nothing new is read. Pages on their way are still computed, because neither a waiting thread nor a computing process can be cancelled.',
      },
      'fail-fast': {
        effect:
          'The first error of either stage comes out of `run` and drops what has not begun. Pages on their way are still computed, their results unread.',
      },
      'user-cancel': {
        effect:
          'Ctrl-C ends the waiting for results, keeps those that have come and drops the pages that wait for a process. The processes ignore the key and end what they compute; for 3.14 and later, `terminate_workers()` ends them at once.',
      },
      'rate-limit': {
        effect:
          'A token bucket before each read, shared by all threads. It limits how many reads begin in a second, not how many run at once; the computing is not slowed.',
      },
      retry: {
        effect:
          'A decorator tries the waiting stage again after errors that may pass, with longer and longer pauses of random length. The computing is not repeated: with the same page it would fail again.',
        caution: {
          text: 'Only a call that may happen twice may be tried again. Who orders twice pays twice: a time limit does not tell whether the first call arrived.',
          cites: ['docs-urllib-request'],
        },
      },
      progress: {
        effect: 'A line after every result, printed by the main thread, so lines never mix. It counts errors too.',
      },
      'huge-input': {
        effect:
          'Only `AHEAD` addresses are taken from the input before their results have been stored, and nothing is kept for sorting. From 3.14 on, in order, `buffersize` of `map` does it.',
      },
      'shared-state': {
        effect:
          'Processes share nothing, so each returns its own part and the main thread adds the parts up. That needs no lock, because only one thread touches the sum.',
        moves: 'If the workers must see one another’s changes while they compute, threads without the GIL share them.',
      },
      'little-memory': {
        effect:
          'Two processes, and two more pages on their way. For 3.15 and later each process is also replaced after 1,000 pages, which gives back what it has piled up.',
        caution: {
          text: 'Before 3.13.15 and 3.14.7, `max_tasks_per_child` can stop a pool for good: it hung on 3.11.7, 3.12.1 and 3.13.0, without an error, as soon as a process was to be replaced. So older programs go without.',
          cites: ['gh-115634'],
        },
      },
      'windows-macos': {
        effect:
          'Processes start with `spawn`, the only way on Windows and the usual one on macOS, and at most 61 of them, which is as many as Windows can wait for. Each imports your file again, so the guard at its end must stay.',
        caution: {
          text: 'A process started with `spawn` was ready after 54 ms, one of a running fork server after 3 ms (CPython 3.14.7, Linux, 2 cores, 2026-11-21), and longer the more your file imports.',
          cites: ['docs-multiprocessing'],
        },
      },
      notebook: {
        effect:
          'The program becomes a module to import: keep it as a file beside the notebook and call `report` with a list. Processes cannot import a function from a cell.',
      },
      logging: {
        effect:
          'Every line shows its process, its thread and the batch. Neither threads nor processes of a pool see the context variables of their caller, so the `initializer` of each pool sets them.',
      },
      tests: {
        effect:
          'A `unittest` class with a fetch that needs no network and real processes, one of which dies. The switch interval is so short that hidden races come out.',
      },
    },
    aliases: [
      'ETL pipeline',
      'download and process',
      'producer consumer threads and processes',
      'mixed I/O and CPU work',
      'ThreadPoolExecutor with ProcessPoolExecutor',
      'backpressure',
      'fetch and parse many pages',
      '流水线 线程 进程',
      '下载 并 处理',
    ],
  },
);
