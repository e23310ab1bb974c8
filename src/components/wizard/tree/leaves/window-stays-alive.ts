import { defineLeaf } from '../define.ts';

export const windowStaysAlive = defineLeaf(
  {
    program: 'window',
    runnerUp: 'asyncio',
    already: ['fail-fast', 'user-cancel', 'progress'],
    pages: ['/reference/tools/concurrent-futures/', '/reference/tools/threading/', '/understand/gil/'],
    cites: ['docs-tkinter', 'docs-concurrent-futures'],
    sourceRows: [],
  },
  {
    use: 'Keep the work off the window’s thread',
    short: 'window',
    when: 'a window that must not freeze',
    why: 'The thread that draws the window must never wait, or nothing moves and the system offers to end the program. Work that computes goes to processes, work that waits goes to threads, and a timer of the toolkit collects what they bring.',
    switch:
      'Switch when most of the work is network: run an event loop in a thread of its own, or one that is joined with the loop of the toolkit.',
    cautions: [
      {
        text: 'Only the main thread should touch a widget. A worker that does stands still until the main loop has time for it, and where no main loop runs (before it begins, after the window was closed) it gets `RuntimeError: main thread is not in main loop`. Leave the result in a future or a queue, where `after` looks for it.',
        cites: ['docs-tkinter'],
      },
      {
        text: 'Pure Python that computes in a thread makes the window stutter, for both take turns at the GIL. One call into C that holds it (sorting, JSON, a regular expression) freezes the window for its whole length. Processes do neither.',
        cites: ['docs-glossary-gil'],
      },
      {
        text: 'Cancel drops the pieces that wait; a piece that runs goes on to its end. Long pieces keep the fan running after the click, and the program alive after the window is closed. From 3.14 on `terminate_workers()` ends them by force.',
        cites: ['docs-concurrent-futures'],
      },
      {
        text: 'Do not fork beside an open window: Tk has a thread of its own, and the copy shares the connection to the display. From 3.12 on a `DeprecationWarning` says that `fork()` may lead to deadlocks; before, a child that hangs does. This program asks for spawn on every system.',
        cites: ['docs-multiprocessing', 'whatsnew-3-12'],
      },
      {
        text: 'Every process imports this file. What makes a window must stand in functions that only `main` calls, or each process opens one more.',
        cites: ['docs-multiprocessing'],
      },
      {
        text: 'An error stays in its future until somebody asks: without the question the bar stops and nothing says why. This program asks at every look.',
        cites: ['docs-concurrent-futures'],
      },
      {
        text: "It needs a display, or you see `TclError: no display name`. Some Linux distributions pack tkinter apart, and without it you see `No module named 'tkinter'`.",
        cites: ['docs-tkinter'],
      },
    ],
    options: {
      'item-timeout': {
        effect:
          'Each piece looks at the clock itself and ends with an error that the window shows. A call into C inside it cannot look, and ends first.',
      },
      'total-timeout': {
        effect:
          'The timer that looks at the job also looks at the clock: after the limit it drops what waits and shows the error. Pieces that run go on to their end.',
      },
      'windows-macos': {
        effect:
          'One call more, for programs that are packed into one file. Spawn, the guard at the end and a pool within the 61 processes that Windows allows are in the program already.',
        caution: {
          text: 'Without `freeze_support()` a packed program on Windows starts itself anew in each process: window after window opens.',
          cites: ['docs-multiprocessing'],
        },
      },
      logging: {
        effect:
          'The processes send their lines through a queue, each with the name of its process and its job. The window’s process writes them all, so lines never mix.',
      },
      tests: {
        effect:
          'A `unittest` class for the job and the computing. It needs no display, because neither knows of the window, and takes threads in place of processes.',
      },
    },
    aliases: [
      'tkinter freezes',
      'GUI not responding',
      'Tk after',
      'PyQt QThread',
      'PySide worker',
      'main thread is not in main loop',
      'progress bar cancel button',
      'thinter',
      '界面 卡死',
      '窗口 无响应',
    ],
  },
);
