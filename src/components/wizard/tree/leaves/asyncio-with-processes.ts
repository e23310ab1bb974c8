import { defineLeaf } from '../define.ts';

export const asyncioWithProcesses = defineLeaf(
  {
    program: 'asyncio_with_processes',
    runnerUp: 'interpreter-pool',
    moves: { 'user-cancel': 'subprocesses', retry: 'job-queue', 'little-memory': 'interpreter-pool' },
    already: ['item-timeout'],
    pages: [
      '/reference/tools/asyncio/',
      '/reference/tools/concurrent-futures/',
      '/reference/tools/multiprocessing/',
      '/understand/common-mistakes/',
    ],
    cites: ['docs-asyncio-eventloop', 'docs-asyncio-dev', 'docs-concurrent-futures'],
    sourceRows: [],
  },
  {
    use: 'Use asyncio, with processes for the heavy step',
    short: 'asyncio with processes',
    when: 'an async service with a heavy step now and then',
    why: 'The loop goes on answering while another core computes, because `run_in_executor` hands the step to a process and only waits for it. One pool lives as long as the service, so no request pays for starting a process.',
    switch:
      'Switch on 3.14 or later, when the step is pure Python and its imports allow it: a pool of interpreters takes the same call, copies bytes and text faster and needs no second process. When a step takes more than a few seconds, or must survive a restart, give it to a job queue instead.',
    cautions: [
      {
        text: 'A pool has no limit on what waits in it. Under load every step joins the queue, memory grows, and all callers time out instead of some: so the program counts what is in flight and refuses the rest at once with 503.',
        cites: ['docs-concurrent-futures'],
      },
      {
        text: 'A time limit or a caller who hangs up ends only the waiting. The process computes on, and a slot that is given back too early lets in more work than there are processes: all later requests get slower. Here the slot is free when the process is.',
        cites: ['docs-asyncio-eventloop', 'docs-concurrent-futures'],
      },
      {
        text: 'Start the pool and make one call for each process before the service listens. Otherwise the first callers pay for starting and importing, and on Linux before 3.14 the processes are copies made by `fork`, with whatever connections and threads there are at that moment.',
        cites: ['docs-concurrent-futures', 'docs-os'],
      },
      {
        text: 'Function, arguments, results and exceptions are pickled: a lambda, a lock or an open connection fails with a `PicklingError` or `TypeError`. Pickling happens in your process and holds the GIL, so sending many megabytes makes the loop stutter.',
        cites: ['docs-pickle', 'docs-multiprocessing'],
      },
      {
        text: 'A worker that dies (out of memory, a crash in C) breaks the pool: every step, also those to come, raises `BrokenProcessPool`. End the service and let its supervisor start it again, or replace the pool.',
        cites: ['docs-concurrent-futures'],
      },
      {
        text: 'Several server workers each start a pool of their own. Four workers with a pool of four make 16 busy processes: on eight cores each step takes twice as long, and memory is needed 16 times.',
        cites: ['docs-concurrent-futures'],
      },
    ],
    options: {
      'user-cancel': {
        effect:
          'A caller who hangs up cancels the request: a step that still waits is dropped and its slot given back. One that runs is computed to its end; nobody reads the result.',
        moves:
          'A step in a process of its own can be killed alone; `terminate_workers()` of a pool, from 3.14 on, ends the steps of all callers.',
      },
      'rate-limit': {
        effect:
          'A token bucket in front: who comes too fast gets status 429 at once, because a service that lets callers wait only moves the queue. The slots limit how many run at once, not how many begin in a second.',
      },
      retry: {
        effect:
          'Where a process died, the pool is replaced and the step tried once more, for every caller who was hit. An error of the step itself is not tried again: the same numbers would fail again.',
        caution: {
          text: 'A step that kills its process does so again on the second try, and takes the steps beside it with it: they fail after two tries, though nothing was wrong with them.',
          cites: ['docs-concurrent-futures'],
        },
        moves: 'A job queue tries again later, also after a restart, and puts aside what never succeeds.',
      },
      progress: {
        effect:
          'The service counts steps begun and done, and answers `/progress` with both. How far one step has come it cannot tell: a process sends nothing before its result.',
      },
      'shared-state': {
        effect:
          'What callers share lives in the process of the loop, which adds each result. Between reading and writing there is no `await`, so no lock is needed; the worker processes share nothing.',
        caution: {
          text: 'An `await` between reading the sum and writing it lets another task in between: the sum is too small now and then, without an error.',
          cites: ['docs-asyncio-dev'],
        },
      },
      'little-memory': {
        effect:
          'One process, and no more than two steps taken on. For 3.15 and later the process is also replaced after 1,000 steps, which gives back what it has piled up.',
        caution: {
          text: 'Before 3.13.15 and 3.14.7, `max_tasks_per_child` can stop a pool for good: it hung on 3.11.7, 3.12.1 and 3.13.0, without an error, as soon as a process was to be replaced. So older programs go without.',
          cites: ['gh-115634'],
        },
        moves:
          'On 3.14 and later one more interpreter took 3 MiB, one more process 13 MiB of its own with `spawn`, but only 2 MiB with a fork server (CPython 3.14.7, Linux, 2 cores, 2026-11-21).',
      },
      'windows-macos': {
        effect:
          'Processes start with `spawn`, the only way on Windows and the usual one on macOS. Each imports your file again, so the guard at its end must stay.',
        caution: {
          text: 'A process started with `spawn` was ready after 54 ms, one of a running fork server after 3 ms (CPython 3.14.7, Linux, 2 cores, 2026-11-21), and longer the more your file imports.',
          cites: ['docs-multiprocessing'],
        },
      },
      notebook: {
        effect:
          'The program becomes a module to import: keep it as a file beside the notebook and await `steps.run` in a cell, where a loop runs already. The cell cannot define the step itself, because processes import it.',
      },
      logging: {
        effect:
          'Every line shows its process and the request, from 3.12 on also its task. A context variable does not come along into a process, so its value goes as an argument and is set there.',
      },
      tests: {
        effect:
          'A `unittest` class with one real process, and with a pool whose steps end when the test says so: no test waits for a clock.',
      },
    },
    aliases: [
      'run_in_executor',
      'ProcessPoolExecutor asyncio',
      'CPU-bound in async',
      'FastAPI CPU bound endpoint',
      'blocking the event loop',
      'lifespan process pool',
      'aiohttp heavy computation',
      '异步 进程池',
      '事件循环 阻塞 计算',
    ],
  },
);
