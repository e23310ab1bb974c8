import { defineLeaf } from '../define.ts';

export const plainLoop = defineLeaf(
  {
    program: 'plain_loop',
    runnerUp: 'process-pool',
    moves: { 'item-timeout': 'process-pool' },
    already: ['in-order', 'as-finished'],
    pages: ['/understand/io-bound-or-cpu-bound/', '/reference/tools/concurrent-futures/', '/understand/gil/'],
    cites: ['docs-concurrent-futures', 'docs-multiprocessing'],
    sourceRows: ['D20'],
  },
  {
    use: 'Keep the plain loop',
    short: 'plain loop',
    when: 'tiny items, or less than a second of work in all',
    why: 'To start workers and to send them items costs time, and for tiny items or a short run it costs more than it saves. A loop keeps the order, needs no lock and shows an error where it happens.',
    switch:
      'Switch, and send the items in lumps, when there are more of them than the break-even that the program prints and all together take more than a second.',
    cautions: [
      {
        text: 'With two processes and items of 1 ms the loop was faster below 36 items (forkserver, its server running already) and 144 (spawn). Items of 0.05 ms sent one by one did not pay within a second of work (CPython 3.14.7, Linux, 2 cores, 2026-11-21). Your break-even is another: it depends on your cores, your imports and your data.',
        cites: ['docs-concurrent-futures'],
      },
      {
        text: 'With spawn and forkserver each new process imports your modules again. If your program starts slowly, so does each worker: put that time into `START`.',
        cites: ['docs-multiprocessing'],
      },
      {
        text: 'Threads start sooner, but do not help: with the GIL they take turns at Python code, and the total stays what it was.',
        cites: ['docs-glossary-gil'],
      },
      {
        text: 'The program counts CPU time, so an item that waits looks cheap. If the loop takes much longer on the clock than the time it prints, it waits, and threads pay after a few items.',
        cites: ['docs-time'],
      },
      {
        text: 'A pool has to copy what goes in and comes out. Items with much data need more work each before it pays: you see processes that are busy pickling.',
        cites: ['docs-multiprocessing', 'docs-pickle'],
      },
    ],
    options: {
      'item-timeout': {
        effect:
          'An alarm of the system raises `TimeoutError` in the item that takes too long. It works on Unix and in the main thread only, and one long call into C ends first.',
        moves: 'On Windows, or where a call into C hangs, only a process of its own can be ended from outside.',
      },
      'total-timeout': {
        effect:
          'The loop looks at the clock before each item and begins none after the limit. An item that runs is not stopped.',
      },
      'fail-fast': {
        effect:
          'The first error ends the loop; what was done before it is reported. Nothing else runs that must be stopped.',
      },
      'user-cancel': {
        effect: 'Ctrl-C ends the loop, and what was done until then is reported. The item that ran is lost.',
      },
      progress: { effect: 'A line after every 250 results.' },
      'huge-input': {
        effect:
          'The numbers come from any iterable, one at a time, so their count is not known before the end. Neither input nor results are held in memory.',
      },
      notebook: {
        effect:
          'The program becomes a module to import: `report` runs the loop, `advice` computes when a pool would pay.',
      },
      logging: {
        effect:
          'Every line shows the batch, from a context variable. All runs in one thread, so nothing has to be carried over.',
      },
      tests: {
        effect:
          'A `unittest` class for the order, the errors and the break-even. It measures no time: that would fail on a busy machine.',
      },
    },
    aliases: [
      'for loop',
      'is multiprocessing worth it',
      'multiprocessing slower than a loop',
      'pool slower than single process',
      'break even',
      'overhead of processes',
      'small tasks',
      '多进程 更慢',
      '循环',
    ],
  },
);
