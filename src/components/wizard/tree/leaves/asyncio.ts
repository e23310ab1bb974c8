import { defineLeaf } from '../define.ts';

export const asyncio = defineLeaf(
  {
    program: 'asyncio_tasks',
    runnerUp: 'asyncio-with-threads',
    already: ['in-order', 'item-timeout'],
    pages: [
      '/reference/tools/asyncio/',
      '/understand/io-bound-or-cpu-bound/',
      '/understand/concurrency-and-parallelism/',
    ],
    cites: ['docs-asyncio', 'docs-asyncio-task', 'docs-asyncio-sync'],
    sourceRows: ['A32', 'E06'],
  },
  {
    use: 'Use asyncio tasks',
    short: 'asyncio',
    when: 'hundreds or thousands of waits at once, with async libraries',
    why: 'A waiting task costs little memory and no thread: one that only sleeps held 1.1 KiB (CPython 3.14.7, Linux, 2 cores, 2026-11-21). Time limits and cancellation are part of the design.',
    switch:
      'Switch as soon as one library you call blocks and has no async version: that call goes to a thread, the rest stays. Trio or AnyIO suit you if you want stricter rules for tasks; on a free-threaded build, one loop for each thread uses more cores.',
    cautions: [
      {
        text: 'A blocking call (`time.sleep`, `requests`, an ordinary file read, a large `json.loads`) stops every task of the loop until it returns. You see all answers become slow at the same moment; `python -X dev` names each step that takes longer than 0.1 s.',
        cites: ['docs-asyncio-dev'],
      },
      {
        text: 'Your code is sync so far? Then this is a migration: every function on the way to the call becomes `async def`, every call of it gets an `await`, and each blocking library needs an async one. Begin with one entry point under `asyncio.run`, put what still blocks into `asyncio.to_thread`, and until the move is done a thread pool with a cap serves.',
        cites: ['docs-asyncio-runner', 'docs-asyncio-task'],
      },
      {
        text: 'It makes no computing faster: all tasks of a loop share one thread, and one core is busy while the others rest.',
        cites: ['docs-asyncio-dev'],
      },
      {
        text: 'In a `TaskGroup` the first error cancels the other tasks and arrives in an `ExceptionGroup`, which a plain `except OSError` does not catch: take `except*`. This program catches errors inside each task, so that one failure costs one result. To end a group early without an error there is `TaskGroup.cancel()` from 3.15 on.',
        since: '3.11',
        cites: ['docs-asyncio-task', 'pep-654'],
      },
      {
        text: 'The loop keeps only weak references to tasks. One that nobody holds may vanish before it ends, with the log line `Task was destroyed but it is pending!`; a task group holds its own.',
        cites: ['docs-asyncio-task'],
      },
      {
        text: 'Between two `await`s no other task of the loop runs; across an `await` it may. A check before it can be wrong after it: two tasks log in, or a sum loses an update, without any error. `asyncio.Lock` around both lines mends it.',
        cites: ['docs-asyncio-sync'],
      },
      {
        text: 'A program that hangs shows no reason by itself. `python -m asyncio pstree PID` draws which task waits for which, without stopping it. It may need the right to look into another process.',
        since: '3.14',
        cites: ['docs-asyncio-tools', 'whatsnew-3-14'],
      },
    ],
    options: {
      'as-finished': {
        effect:
          '`asyncio.as_completed` gives each answer as soon as it is there, with its address. The group belongs to the caller, because a generator must not yield inside a group of its own.',
      },
      'total-timeout': {
        effect:
          '`asyncio.timeout` stands around the whole group. When it ends all tasks are cancelled, also those that wait for an answer; the answers so far have been counted.',
      },
      'fail-fast': {
        effect:
          'Errors are no longer caught inside the tasks. The first one cancels all the others at their `await`, and `except*` reports it; what a server has received already stays done.',
      },
      'user-cancel': {
        effect:
          'Ctrl-C cancels the main task, and with it the group. The answers so far are reported in a `finally`; to cancel from your own code, call `cancel()` on the task.',
        caution: {
          text: 'A task that catches `CancelledError` and goes on cannot be cancelled: Ctrl-C seems to do nothing. Clean up in `finally`, and let the error pass.',
          cites: ['docs-asyncio-task', 'docs-asyncio-runner'],
        },
      },
      'rate-limit': {
        effect:
          'A token bucket before each call, shared by all tasks. The semaphore limits how many run at once, not how many begin in a second.',
      },
      retry: {
        effect:
          'A decorator tries again after errors that may pass, with longer and longer pauses, each of random length. The time limit holds for each try.',
        caution: {
          text: 'Only a call that may happen twice may be tried again. Who orders twice pays twice: a time limit does not tell whether the first call arrived.',
          cites: ['docs-asyncio-task'],
        },
      },
      progress: {
        effect:
          'A line after every tenth answer, and the answers are handled while others are still on their way. In input order a slow one holds back the lines behind it.',
      },
      'huge-input': {
        effect:
          'Only so many addresses are taken from the input, and so many tasks made, as are needed to keep the connections busy. The input is read on the loop’s thread: reading it must not block.',
      },
      'shared-state': {
        effect:
          'A class holds the shared sums. It needs no lock, because it reads and writes without an `await` between.',
        caution: {
          text: 'Put an `await` between reading and writing, and sums become too small without any error: then use `asyncio.Lock`. A `threading.Lock` held across an `await` freezes the loop.',
          cites: ['docs-asyncio-sync', 'docs-asyncio-dev'],
        },
      },
      notebook: {
        effect:
          'The program becomes a module to import. A notebook runs a loop already, so the cell says `await report(…)`; `asyncio.run` raises `RuntimeError` there.',
        caution: {
          text: 'A cell that computes or blocks stops all tasks of the notebook too: they go on only while a cell awaits, or none runs.',
          cites: ['ipython-autoawait'],
        },
      },
      logging: {
        effect:
          'Every line shows its task and the batch. A task takes the context variables of its maker along; from 3.12 on each record holds the name of its task by itself.',
      },
      tests: {
        effect:
          'An `IsolatedAsyncioTestCase` with calls that need no network: they wait for one another, so that each order of events is forced, not hoped for.',
      },
    },
    aliases: [
      'asyncio or threads',
      'async HTTP requests',
      'async await',
      'TaskGroup',
      'asyncio.gather',
      'aiohttp',
      'httpx',
      'ayncio',
      'many connections',
      'websockets',
      'sync to async migration',
      '协程',
      '异步 请求',
    ],
  },
);
