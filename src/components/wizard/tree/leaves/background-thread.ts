import { defineLeaf } from '../define.ts';

export const backgroundThread = defineLeaf(
  {
    program: 'background_thread',
    runnerUp: 'asyncio',
    moves: { 'item-timeout': 'process-pool', 'user-cancel': 'asyncio' },
    already: ['in-order', 'total-timeout'],
    pages: ['/reference/tools/threading/', '/understand/io-bound-or-cpu-bound/', '/understand/common-mistakes/'],
    cites: ['docs-threading', 'docs-queue'],
    sourceRows: ['B12', 'E14'],
  },
  {
    use: 'Use one background thread',
    short: 'background thread',
    when: 'one thing at a time waits, and only the caller must not',
    why: 'Nothing has to scale here: the caller puts work into a `queue.Queue` and goes on, and one thread does it in order. A call that waits lets go of the GIL, so your program runs meanwhile.',
    switch:
      'Switch when the program already runs in an event loop: a task is cheaper there than a thread, and it can be cancelled.',
    cautions: [
      {
        text: 'The queue is in memory. If the program is killed, what was still queued is gone, and nothing tells you; a job that may not be lost belongs in a job queue outside the program.',
        cites: ['docs-queue'],
      },
      {
        text: 'A daemon thread is stopped where it stands when the program ends: no `finally` runs, and a file may be half written. Call `stop` first; it waits, but only so long.',
        cites: ['docs-threading'],
      },
      {
        text: '`join(timeout)` returns `None` whether the thread has ended or not. Ask `is_alive()`, as `stop` does here, or you go on as if all had been done.',
        cites: ['docs-threading'],
      },
      {
        text: 'An exception that leaves the thread goes to `threading.excepthook`, not to you: a traceback on standard error, exit code 0, and a queue that nobody reads any more. This program keeps the errors and shows them at the end.',
        cites: ['docs-threading'],
      },
      {
        text: 'Before 3.13 a queue cannot be closed. Here `None` is put last, and an address put after it is never called, without a word. From 3.13 on `shutdown` makes such a `put` raise `queue.ShutDown`; choose 3.13 as your oldest Python and the program uses it.',
        cites: ['docs-queue', 'whatsnew-3-13'],
      },
      {
        text: 'Up to 3.12 a `join` that Ctrl-C interrupts marks the thread as ended although it runs: the next `join` returns at once, and the program leaves the call half done. Seen here on 3.10, 3.11 and 3.12, not on 3.13.',
        cites: ['gh-90882'],
      },
    ],
    options: {
      'item-timeout': {
        effect:
          'The call reads in parts and looks at the clock between them. It cannot look while one read blocks, so an answer may take `TIMEOUT` longer than its limit.',
        moves: 'If a call can hang where you cannot look at a clock, only a process can be ended from outside.',
      },
      'user-cancel': {
        effect:
          'Ctrl-C sets an `Event`. The thread drops what is queued; the call under way ends by its own time limit, or is left behind when `STOP_LIMIT` is over.',
        caution: {
          text: 'On Windows, Ctrl-C may not be heard while the main thread waits in `join`: the program seems to ignore it until the thread has ended.',
          cites: ['gh-139689'],
        },
        moves: 'With an async version of your library, cancelling a task stops its wait at once.',
      },
      'rate-limit': {
        effect:
          'A token bucket before each call spaces the beginnings. What comes in faster than that waits in the queue, which grows.',
      },
      retry: {
        effect:
          'A decorator tries again after errors that may pass, with longer and longer pauses, each of random length. All that is queued behind waits as well.',
        caution: {
          text: 'Only a call that may happen twice may be tried again. Who orders twice pays twice: a time limit does not tell whether the first call arrived.',
          cites: ['docs-urllib-request'],
        },
      },
      progress: {
        effect:
          'The thread prints a line after every tenth call. If your main thread prints too, lines of the two mix.',
      },
      'huge-input': {
        effect:
          'The queue holds `AHEAD` addresses at most; `put` then waits for room, so the caller is slowed down to what the thread can do. To drop rather than wait, use `put_nowait`, which raises `queue.Full`.',
      },
      'shared-state': {
        effect:
          'A class holds the sums behind a lock, so that the caller may look at any time. The two numbers belong together: without the lock one may be new and the other old.',
      },
      notebook: {
        effect:
          'The program becomes a module to import: keep it as a file beside the notebook, start a `Notifier` in one cell and stop it in a later one.',
      },
      logging: {
        effect:
          'Every line shows its thread and the request that asked for the call. A copy of the caller’s context variables goes through the queue with each address; a thread does not see them by itself.',
      },
      tests: {
        effect:
          'A `unittest` class with a call that needs no network: order, errors, and that `stop` waits for what is queued. The switch interval is so short that hidden races come out.',
      },
    },
    aliases: [
      'background thread',
      'backgroud thread',
      'threading.Thread',
      'queue.Queue',
      'fire and forget',
      'worker thread',
      'do not block the caller',
      'daemon thread',
      'producer consumer',
      '后台线程',
      '守护线程',
    ],
  },
);
