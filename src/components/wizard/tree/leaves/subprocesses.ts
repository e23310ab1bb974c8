import { defineLeaf } from '../define.ts';

export const subprocesses = defineLeaf(
  {
    program: 'subprocesses',
    runnerUp: 'thread-pool',
    already: ['item-timeout'],
    pages: [
      '/reference/tools/concurrent-futures/',
      '/understand/processes-and-threads/',
      '/understand/io-bound-or-cpu-bound/',
    ],
    cites: ['docs-subprocess', 'docs-concurrent-futures'],
    sourceRows: [],
  },
  {
    use: 'Run the programs, a few at a time',
    short: 'subprocesses',
    when: 'other programs do the work, and Python waits for them',
    why: 'The work is in processes of its own already, so all cores can be busy; only the waiting is yours. A pool of threads waits for a few programs at a time, and starts the next one when one has ended.',
    switch:
      'Switch when what the program does is also a library that you can call: a thread pool saves the start of a process for each item. If the program has a parallel switch of its own, such as `make -j` or `xargs -P`, use that instead of either.',
    cautions: [
      {
        text: 'The time limit of `subprocess.run` ends the program, not what that program has started: here (Linux, 3.11, 2026-11-21) a grandchild went on. This program gives each command a process group and ends the whole group.',
        cites: ['docs-subprocess'],
      },
      {
        text: 'Read both pipes. A program that fills a pipe nobody reads stops, and waits for ever: it hangs with long output and works with short. `communicate` reads both.',
        cites: ['docs-subprocess'],
      },
      {
        text: '`communicate` keeps the whole output in memory. For gigabytes give `stdout` an open file instead of `PIPE`.',
        cites: ['docs-subprocess'],
      },
      {
        text: 'Pass a list and no `shell=True`. With a shell, a file named `a; rm -rf b` becomes two commands.',
        cites: ['docs-subprocess'],
      },
      {
        text: 'A program that fails raises nothing unless you ask: `Popen` only sets `returncode`. Here any other than 0 is a `CalledProcessError` with what the program wrote to standard error; below 0, such as -9, a signal ended it.',
        cites: ['docs-subprocess'],
      },
      {
        text: 'A program that uses all cores itself gains nothing from a second one beside it. Start with as many at a time as there are cores, divided by the threads of each.',
        cites: ['docs-os'],
      },
      {
        text: 'In async code these threads are not needed: `asyncio.create_subprocess_exec` waits in the event loop, and `subprocess.run` there would stop every task.',
        cites: ['docs-asyncio-eventloop'],
      },
    ],
    options: {
      'in-order': {
        effect:
          '`pool.map` gives the outputs in the order of the commands; a slow first one holds back those behind it.',
      },
      'total-timeout': {
        effect:
          'A `Timer` ends every program that runs when the limit is over, and no other begins. What they have written up to then is lost.',
      },
      'fail-fast': {
        effect:
          'The first exit code other than 0 ends the programs that run, and drops what has not begun. In input order it is noticed when its turn has come.',
      },
      'user-cancel': {
        effect:
          'Ctrl-C ends the programs that run, and no other begins. Without it they do not notice: in a process group of their own, the terminal’s Ctrl-C does not reach them.',
        caution: {
          text: 'They are ended with SIGKILL, which no program can catch: temporary files stay, and a file may be half written.',
          cites: ['docs-signal'],
        },
      },
      'rate-limit': {
        effect:
          'A token bucket before each start. The number of workers limits how many run at once, not how many begin in a second.',
      },
      retry: {
        effect:
          'A decorator tries again what ends with exit code 75, by custom a failure that may pass (`os.EX_TEMPFAIL`). Put the codes of your program into `may_pass`.',
        caution: {
          text: 'Only a program that may run twice may be tried again: one that failed half way may have left half of its work.',
          cites: ['docs-os'],
        },
      },
      progress: { effect: 'A line after every second program. The main thread prints it, so lines never mix.' },
      'huge-input': {
        effect:
          'Only so many commands are taken from the input as are needed to keep the threads busy. From 3.14 on, in order, `buffersize` of `map` does it.',
      },
      'windows-macos': {
        effect:
          'Windows has no process groups in this sense: there `taskkill /T` ends the program and its children. It finds children through their parent, so those of a program that has ended already go on. Backslashes of paths are kept. Not run by us on Windows.',
      },
      notebook: {
        effect:
          'The program becomes a module to import: keep it as a file beside the notebook and call `report` with a list of commands.',
      },
      logging: {
        effect:
          'Every line shows its thread and the batch. A pool’s threads do not see the context variables of their caller, so the pool’s `initializer` sets them. The programs see neither.',
      },
      tests: {
        effect:
          'A `unittest` class that runs short Python programs: full pipes, exit codes, one that hangs and what it has started, and that every command comes back once.',
      },
    },
    aliases: [
      'subprocess',
      'subprocess.run',
      'subproccess',
      'Popen',
      'run shell commands in parallel',
      'external programs',
      'ffmpeg',
      'xargs',
      'GNU parallel',
      'command line tools',
      '子进程',
      '并行 执行 命令',
    ],
  },
);
