import { defineLeaf } from '../define.ts';

export const alreadyParallel = defineLeaf(
  {
    program: 'thread_limits',
    runnerUp: 'process-pool',
    already: ['in-order', 'fail-fast'],
    pages: [
      '/understand/io-bound-or-cpu-bound/',
      '/understand/concurrency-and-parallelism/',
      '/reference/tools/multiprocessing/',
    ],
    cites: ['numpy-global-state', 'scikit-learn-parallelism', 'polars-thread-pool'],
    sourceRows: [],
  },
  {
    use: 'Add nothing: the library is parallel already',
    short: 'already parallel',
    when: 'one call keeps all cores busy',
    why: 'NumPy in its linear algebra, Polars, PyTorch and others compute on several threads by themselves, usually one for each core. Workers of your own on top would fight with them for the same cores.',
    switch:
      'Switch when the outer loop is long and its items do not need each other: one process for each core, and the library limited to one thread in each.',
    cautions: [
      {
        text: 'Workers multiply: eight processes whose library starts eight threads are 64 threads on eight cores. The sign is a load far above the number of cores, and a program slower with the pool than without.',
        cites: ['scikit-learn-parallelism', 'joblib'],
      },
      {
        text: 'A limit set after the import changes nothing. `OMP_NUM_THREADS` and the others are read once, while the library loads: set them in the shell or before the first `import`. `threadpoolctl` can change BLAS and OpenMP later, but not Polars.',
        cites: ['threadpoolctl', 'polars-thread-pool'],
      },
      {
        text: 'Each library has a variable of its own, and a wrong one is ignored without a word: NumPy listens to that of the BLAS it was built with. `python -m threadpoolctl -i numpy` shows what was loaded and with how many threads.',
        cites: ['numpy-global-state', 'threadpoolctl'],
      },
      {
        text: 'A container may allow two CPUs on a host of 64: `os.cpu_count()` and many libraries still see 64. The sign is a process that is held back although the host is idle. Set the limits yourself to what the container may use; for Python’s own pools, `PYTHON_CPU_COUNT` (3.13).',
        cites: ['docs-os', 'docs-cmdline'],
      },
      {
        text: 'A forked process (the default on Linux before 3.14) gets a library that was imported before with its limits fixed, and perhaps with a lock held by a thread that is gone: then it hangs. Import the library in the workers only, or start them with spawn.',
        cites: ['docs-multiprocessing', 'joblib'],
      },
      {
        text: 'Only some calls are parallel. NumPy uses several threads for linear algebra, not for ordinary arithmetic: look at the cores during the call that is slow, not at the whole program.',
        cites: ['numpy-global-state'],
      },
    ],
    options: {
      progress: {
        effect:
          'A line after each item, in the order of the items. The process that started the pool prints it, so lines never mix.',
      },
      'little-memory': {
        effect:
          'Divisions with more than two processes are left out: each process holds the library and its data once more, while threads share both.',
      },
      'windows-macos': {
        effect:
          'Processes start with spawn on every system, as Windows and macOS do, and a pool has at most 61 of them. The limits are set in each new process before it imports your library.',
        caution: {
          text: 'Each new process imports this file. A library imported at its top is loaded before its limit is set, and uses every core.',
          cites: ['docs-multiprocessing'],
        },
      },
      notebook: {
        effect:
          'The program becomes a module to import: keep it as a file beside the notebook and call `report`. Processes cannot run a function from a cell, and a library that a cell has imported keeps its threads.',
      },
      logging: {
        effect:
          'Every line shows its process and the division. A new process inherits neither on every system, so the pool’s `initializer` sets both.',
      },
      tests: {
        effect: 'A `unittest` class that checks the divisions, and asks a real worker process for its limit.',
      },
    },
    aliases: [
      'OMP_NUM_THREADS',
      'OPENBLAS_NUM_THREADS',
      'MKL_NUM_THREADS',
      'POLARS_MAX_THREADS',
      'threadpoolctl',
      'torch.set_num_threads',
      'oversubscription',
      'too many threads',
      'numpy uses all cores',
      'numpy matrix multiplication slow in parallel',
      'BLAS threads',
      'multiprocessing slower with numpy',
      '线程数 限制',
      'numpy 占满 CPU',
    ],
  },
);
