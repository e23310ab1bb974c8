import { defineLeaf } from '../define.ts';

export const doLess = defineLeaf(
  {
    program: 'do_less',
    runnerUp: 'process-pool',
    already: ['progress'],
    pages: ['/understand/io-bound-or-cpu-bound/', '/understand/common-mistakes/', '/understand/gil/'],
    cites: ['docs-functools', 'docs-profiling-sampling'],
    sourceRows: [],
  },
  {
    use: 'Do less first',
    short: 'do less',
    when: 'code that was never profiled, or that could do less work',
    why: 'A better algorithm, a cache, a call on a whole array, a built-in written in C or one query in the database often wins more than the number of your cores. It brings no races, no pickling and no second process to look after.',
    switch:
      'Switch when the profile is flat: no function stands out any more, and one item still takes a millisecond or longer.',
    cautions: [
      {
        text: 'A guess is often wrong: profile first. Then measure the whole before and after, with the same input: if one function became ten times as fast and the total stayed, it was another one.',
        cites: ['docs-time', 'docs-profiling-sampling'],
      },
      {
        text: 'A profiler that traces every call, such as `cProfile`, makes many small functions look slower than they are. `python -m profiling.sampling run program.py` looks at the stacks from outside, at a fixed rate.',
        since: '3.15',
        cites: ['docs-profiling-sampling'],
      },
      {
        text: '`functools.cache` keeps every result for as long as the function lives: the memory of a long-running process grows with each new argument. Give `lru_cache` a `maxsize`; on a method it also keeps the instance alive.',
        cites: ['docs-functools'],
      },
      {
        text: 'A cache gives old answers if the result depends on anything but the arguments (a file, a table, the time). If it returns a list, all callers share that list: who changes it changes it for all.',
        cites: ['docs-functools'],
      },
      {
        text: 'In several threads a cache stays whole, but does not wait: four threads that ask for the same new value computed it four times (CPython 3.10 to 3.15).',
        cites: ['docs-functools'],
      },
      {
        text: 'A quick version may be a wrong one. Hold each to the result of the slow one, as this program does, which ends with a `ValueError` where they differ.',
        cites: [],
      },
    ],
    options: {
      'user-cancel': {
        effect:
          'Ctrl-C skips the version that is running and goes on with the next: the slow one takes too long on a real text. A single long call into C or into the database ends first.',
      },
      'huge-input': {
        effect:
          'The text is read line by line, again for each version, and the database lies on the disk. The results, one count for each stem, still have to fit into memory.',
      },
      'little-memory': {
        effect:
          'The cache is smaller, and each line also shows the most memory that its version held. That takes a second run of each, because tracing makes it slow; what the database keeps for itself is not counted.',
      },
      notebook: {
        effect:
          'The program becomes a module to import: keep it as a file beside the notebook and call `report` with your text.',
      },
      tests: {
        effect:
          'A `unittest` class holds all five versions to the same result, also without a word, and checks that the cache keeps its bound.',
      },
    },
    aliases: [
      'optimize Python',
      'optimise slow function',
      'my Python is slow',
      'lru_cache',
      'functools.cache',
      'memoize',
      'better algorithm',
      'profile first',
      '性能优化',
      '缓存',
    ],
  },
);
