import { defineLeaf } from '../define.ts';

export const measure = defineLeaf(
  {
    pages: ['/reference/tools/gilded-probe/', '/understand/io-bound-or-cpu-bound/', '/understand/gil/'],
    cites: ['docs-time', 'docs-profiling-sampling'],
    sourceRows: ['B20'],
  },
  {
    use: 'Measure first',
    short: 'measure',
    when: 'you do not know yet whether it waits or computes',
    why: 'CPU time divided by wall time tells waiting from computing: near 0 the program waits, near 1 it computes. Two calls at once, in two threads, tell whether threads help: without gain the GIL makes them take turns.',
    cautions: [
      {
        text: 'Below 0.3 it waits, above 0.7 it computes; between the two it does both, and well above 1 it uses several cores already. The borders are ours, not a standard: take a value near one as an open question.',
        cites: ['docs-time'],
      },
      {
        text: 'A run must last 0.2 seconds or more, with nothing else heavy on the machine, and two threads need two cores. On a busy machine a computing loop looks half idle; the probe then says so instead of guessing.',
        cites: ['docs-time'],
      },
      {
        text: '`os.times()` counts a child process only once it was waited for, so a pool that stays open looks like waiting. The probe also counts living children on Linux; elsewhere it says that it cannot tell.',
        cites: ['docs-os'],
      },
      {
        text: 'The probe calls your function nine times or more, most of them two at once. Give it one that may be repeated: one that sends mail sends it nine times.',
        cites: ['docs-time'],
      },
      {
        text: 'It says what kind of work a function does, not which line does it. For that, run `python -m profiling.sampling`, in Python from 3.15 on: a line that is frequent in wall mode and rare in CPU mode waits; one that is frequent in CPU mode and rare in GIL mode is native code that lets go of the GIL.',
        cites: ['docs-profiling-sampling'],
      },
    ],
    options: {},
    aliases: [
      'is my program I/O-bound or CPU-bound',
      'profile',
      'why is my Python slow',
      'gilded_probe',
      'process_time',
      'perf_counter',
      'does it release the GIL',
      'CPU 密集 还是 IO 密集',
    ],
  },
);
