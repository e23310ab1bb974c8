import { defineLeaf } from '../define.ts';

export const asyncioWithThreads = defineLeaf(
  {
    program: 'asyncio_with_threads',
    runnerUp: 'asyncio',
    moves: { 'total-timeout': 'asyncio-with-processes', 'user-cancel': 'asyncio' },
    already: ['in-order', 'item-timeout'],
    pages: ['/reference/tools/asyncio/', '/reference/tools/concurrent-futures/', '/understand/io-bound-or-cpu-bound/'],
    cites: ['docs-asyncio-task', 'docs-asyncio-eventloop', 'docs-asyncio-dev'],
    sourceRows: [],
  },
  {
    use: 'Use asyncio, with threads for what blocks',
    short: 'asyncio with threads',
    when: 'async code that calls a library which blocks',
    why: 'The loop stays responsive, because another thread does the waiting. The library stays as it is.',
    switch:
      'Switch when an async version of the library exists and you may use it. If the call computes instead of waiting, no thread helps while it holds the GIL: give it to a process.',
    cautions: [
      {
        text: 'A time limit or a cancellation ends the `await`, not the thread. It works on, its place in the pool stays taken, and after a few such calls new ones wait although nobody awaits the old: give the driver a time limit of its own as well.',
        cites: ['docs-concurrent-futures', 'docs-asyncio-eventloop'],
      },
      {
        text: '`asyncio.to_thread` is enough for a call now and then. Its pool is that of the whole loop, at most `min(32, usable CPUs + 4)` threads, and name lookups use it too: a slow database makes connecting slow. Hence the pool of its own here.',
        cites: ['docs-asyncio-eventloop', 'docs-concurrent-futures'],
      },
      {
        text: 'Frameworks on AnyIO, such as Starlette and FastAPI, hand plain `def` functions to 40 threads by default, shared by the application: the 41st slow call waits for a place.',
        cites: ['starlette-thread-pool'],
      },
      {
        text: 'From the thread, touch nothing of the loop: no task, queue, lock or future of asyncio. Only `asyncio.run_coroutine_threadsafe` and `loop.call_soon_threadsafe` are made for it. Otherwise a wake-up gets lost, and a task hangs until something else happens.',
        cites: ['docs-asyncio-dev', 'docs-asyncio-sync'],
      },
      {
        text: 'Code on the loop’s thread that waits for the threads (`pool.shutdown()`, `future.result()`), while one of them waits for the loop, hangs for ever. This program shuts its pool down from another thread.',
        cites: ['docs-asyncio-dev'],
      },
      {
        text: 'A `threading.Lock` held across an `await` freezes the loop as soon as a second task wants it. Across an `await` take `asyncio.Lock`; inside the blocking function, `threading.Lock`.',
        cites: ['docs-asyncio-sync'],
      },
      {
        text: 'A connection is often made for one thread: `sqlite3` raises `ProgrammingError` when another uses it. This program opens one for each call; with a driver that is slow to connect, use its own pool of connections, no smaller than the number of threads.',
        cites: ['docs-sqlite3'],
      },
    ],
    options: {
      'as-finished': {
        effect:
          '`asyncio.as_completed` gives each answer as soon as it is there, with its query. The group belongs to the caller, because a generator must not yield inside a group of its own.',
      },
      'total-timeout': {
        effect:
          'After the limit nobody waits for an answer, and what has not begun is dropped. Queries that run are not stopped: the program waits for their threads before it ends.',
        moves:
          'If a call must really stop and the driver has no limit for it, only a process can be ended from outside.',
      },
      'fail-fast': {
        effect:
          'The first error cancels all other tasks and arrives through `except*`. Queries that run in a thread end by themselves, their rows unread.',
      },
      'user-cancel': {
        effect:
          'Ctrl-C cancels the main task and sets an `Event`, which the database asks every thousand steps: queries that run end with an error. The answers so far are reported.',
        caution: {
          text: 'Most drivers do not ask: look for a `cancel`, `interrupt` or time limit in yours. Without one, the program ends only when the longest call does.',
          cites: ['docs-sqlite3', 'docs-asyncio-runner'],
        },
        moves: 'With an async version of your library, cancelling a task stops its wait at once.',
      },
      'rate-limit': {
        effect:
          'A token bucket before each query, shared by all tasks. The number of threads limits how many run at once, not how many begin in a second.',
      },
      retry: {
        effect:
          'A decorator tries a locked database again, with longer and longer pauses, each of random length. It pauses in the task, so no thread is kept waiting.',
        caution: {
          text: 'Only what may happen twice may be tried again. After a time limit the first query may still run, and may still be written.',
          cites: ['docs-sqlite3', 'docs-concurrent-futures'],
        },
      },
      progress: {
        effect:
          'A line after every tenth answer, and the answers are handled while others are still on their way. In input order a slow one holds back the lines behind it.',
      },
      'huge-input': {
        effect:
          'Only so many queries are taken from the input, and so many tasks made, as are needed to keep the threads busy. The rows of one query still come all at once.',
      },
      'shared-state': {
        effect: 'The threads only return what they read; the loop’s thread adds it up, so the sums need no lock.',
        caution: {
          text: 'What the blocking function itself changes is changed by several threads: there it takes a `threading.Lock`, or sums become too small without any error.',
          cites: ['docs-thread-safety'],
        },
      },
      notebook: {
        effect:
          'The program becomes a module to import. A notebook runs a loop already, so the cell awaits `database.query(…)` by itself.',
      },
      logging: {
        effect:
          'Every line shows its thread and the batch. `run_in_executor` leaves the context variables of the caller behind, so the call runs in a copy of its context, as `to_thread` would do.',
      },
      tests: {
        effect:
          'An `IsolatedAsyncioTestCase` whose blocking calls wait for one another at a barrier and events: what runs side by side is forced, not hoped for. The way back to the loop and the time limit are tested too.',
      },
    },
    aliases: [
      'asyncio with threads',
      'to_thread',
      'run_in_executor',
      'run_coroutine_threadsafe',
      'blocking call in async code',
      'sync database driver in FastAPI',
      'requests in async code',
      'event loop blocked',
      'psycopg2 asyncio',
      'async to sync bridge',
      '异步 调用 同步',
      '阻塞 线程',
    ],
  },
);
