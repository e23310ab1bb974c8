import { defineLeaf } from '../define.ts';

export const timedJob = defineLeaf(
  {
    program: 'timed_job',
    runnerUp: 'job-queue',
    moves: { 'item-timeout': 'process-pool', 'user-cancel': 'asyncio' },
    pages: ['/reference/tools/threading/', '/understand/common-mistakes/', '/understand/faq/'],
    cites: ['docs-threading'],
    sourceRows: ['C18', 'E13'],
  },
  {
    use: 'Use one thread that waits for its next turn',
    short: 'timed job',
    when: 'a job in the background or on a timer that may be lost with the program',
    why: 'A thread that waits with `event.wait(timeout)` sleeps until its turn, and a stop signal wakes it at once. Nothing outside your program is needed.',
    switch: 'Switch when a turn may not be lost: a queue outside the program is still there after a restart.',
    cautions: [
      {
        text: 'The timer lives as long as the program. What falls due while it is down never happens, and nothing says so; for fixed times, or a program that is not always up, use cron or the scheduler of your platform.',
        cites: ['docs-threading'],
      },
      {
        text: 'To sleep for the interval after each turn adds the length of the turns: a job of 2 s every 60 s comes a minute late after half an hour. This program counts from the start.',
        cites: ['docs-time'],
      },
      {
        text: 'A turn that takes longer than the interval makes you miss turns. Here they are left out; to make up for them would run them one straight after the other, with no pause for whoever they call.',
        cites: ['docs-threading'],
      },
      {
        text: '`time.sleep` in place of `event.wait` cannot be woken: the program needs up to one whole interval to stop.',
        cites: ['docs-threading', 'docs-time'],
      },
      {
        text: 'An exception that leaves the thread ends the timer for good: one traceback on standard error, then silence. This program prints it and waits for the next turn.',
        cites: ['docs-threading'],
      },
      {
        text: 'A daemon thread is stopped where it stands when the program ends, no `finally` runs. `stop` waits for the turn under way, `STOP_LIMIT` at most, and tells you if it did not end.',
        cites: ['docs-threading'],
      },
      {
        text: '`threading.Timer` calls once. A timer that makes the next one at the end of each call drifts, and starts a new thread every time.',
        cites: ['docs-threading'],
      },
    ],
    options: {
      'item-timeout': {
        effect:
          'The job looks at the clock between two steps and raises `TimeoutError`. It cannot look while one step blocks.',
        moves: 'If a step can hang where you cannot look at a clock, only a process can be ended from outside.',
      },
      'total-timeout': {
        effect: 'After `TOTAL_LIMIT` no turn begins, and the thread ends. A turn under way is not cut short.',
      },
      'fail-fast': {
        effect: 'The first error ends the timer. The main thread sees that the thread has ended, and shows the error.',
      },
      'user-cancel': {
        effect:
          'Ctrl-C also sets an `Event` that the job looks at between two steps, so the turn under way ends early. Without it Ctrl-C waits for that turn.',
        moves: 'With an async job, cancelling its task stops it at the next `await`.',
      },
      retry: {
        effect:
          'A decorator tries the turn again after errors that may pass, with longer and longer pauses, each of random length.',
        caution: {
          text: 'The tries are part of the turn. If they take longer than the interval, turns are missed; and the job must bear to be done twice.',
          cites: ['docs-threading'],
        },
      },
      progress: {
        effect: 'The thread prints a line after every turn. If your main thread prints too, lines of the two mix.',
      },
      'shared-state': {
        effect:
          'A class holds the sums behind a lock, so that the main thread may look between turns. The two numbers belong together: without the lock one may be new and the other old.',
      },
      notebook: {
        effect:
          'The program becomes a module to import: keep it as a file beside the notebook, start a `TimedJob` in one cell and stop it in a later one. It goes on while you run other cells.',
      },
      logging: {
        effect:
          'Every line shows its thread and the area. The thread runs in a copy of the context of the one who made it: from 3.14 on with `Thread(context=…)`, before that with `copy_context().run`.',
      },
      tests: {
        effect:
          'A `unittest` class with a clock of its own, so that hours pass in no time: the beat, missed turns, errors, and that `stop` wakes a long wait.',
      },
    },
    aliases: [
      'timed job',
      'timer thread',
      'threading.Timer',
      'periodic task',
      'run every n seconds',
      'run every minute',
      'schedule',
      'scheduler',
      'sheduler',
      'cron in Python',
      'setInterval',
      '定时任务',
      '周期 任务',
    ],
  },
);
