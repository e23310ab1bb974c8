import { defineLeaf } from '../define.ts';

export const manyMachines = defineLeaf(
  {
    program: 'many_machines',
    runnerUp: 'process-pool',
    pages: [
      '/reference/tools/concurrent-futures/',
      '/reference/tools/multiprocessing/',
      '/understand/processes-and-threads/',
      '/reference/further-reading/',
    ],
    cites: ['dask-futures', 'ray-core', 'celery', 'slurm-job-arrays'],
    sourceRows: [],
  },
  {
    use: 'Use a scheduler for many machines',
    short: 'many machines',
    when: 'more work, or more data, than one machine holds',
    why: 'When the cores or the memory of one machine end, a scheduler spreads the same function over the cores of others. Dask fits arrays, tables and programs written for a pool, Ray remote functions and stateful actors, Celery independent jobs that must not be lost, and a batch system such as Slurm whole scripts.',
    switch:
      'Switch when a bigger machine would do: rent one for a day and try it first. A process pool on it needs no scheduler, no network and no second installation.',
    cautions: [
      {
        text: 'Moving data decides the speed: arguments and results travel over the network. Where the machines mostly wait for data, send names and let each worker read its own part, or send a large value once with `scatter`.',
        cites: ['dask-futures'],
      },
      {
        text: 'A task costs about 1 ms in Dask’s scheduler. With tasks that are shorter than that the workers idle and more machines help nothing: group items until a task takes a tenth of a second or more.',
        cites: ['dask-futures'],
      },
      {
        text: 'A lost machine is normal. Its tasks run again elsewhere, so a task may happen twice and must bear it; one that kills its worker is tried on others and then reported as `KilledWorker`.',
        cites: ['dask-resilience'],
      },
      {
        text: 'The scheduler is one process, and keeps nothing on disk. When it dies, all results that you have not fetched are lost: write long results to files or a database as they come.',
        cites: ['dask-resilience'],
      },
      {
        text: 'Every worker needs the same packages in the same versions. Else a task fails there with an `ImportError` or a pickling error, and works here; the client warns when the most important versions differ. Of your own code only the main program is sent along.',
        cites: ['dask-environments', 'dask-futures'],
      },
      {
        text: 'Tasks are sent by pickle, so whoever reaches the scheduler can run any code on all workers. Keep its port inside a network that you trust.',
        cites: ['docs-pickle', 'dask-futures'],
      },
      {
        text: 'Dask takes a function to be pure: the same function with equal arguments is computed once while its result is kept. A function that reads a clock or draws random numbers then gives the same answer again; submit it with `pure=False`.',
        cites: ['dask-futures'],
      },
    ],
    options: {
      'in-order': {
        effect:
          'The futures are asked for their results in the order of the items. A slow first one holds back those behind it, whose results wait on the workers.',
      },
      'fail-fast': {
        effect:
          'The first error comes out of `compute_all`. With it the futures go, and Dask drops what nobody waits for any more; a task that runs may still run to its end.',
      },
      retry: {
        effect:
          'The scheduler itself tries a failed task again, `RETRIES` times, perhaps on another machine, and without a pause between. It does not tell errors that may pass from those that stay.',
        caution: {
          text: 'Only a task that may happen twice may be tried again: one that adds to a sum in a database adds twice.',
          cites: ['dask-resilience'],
        },
      },
      progress: {
        effect: 'A line after every result, printed by the client. Dask’s own dashboard shows each worker as well.',
      },
      'huge-input': {
        effect:
          'The scheduler knows only `AHEAD` items at once; each result lets the next one in. All items at once would fill its memory, since it keeps a record of each.',
      },
      notebook: {
        effect:
          'The program becomes a module to import, and `report` takes the address of the scheduler. Workers do not have that file, so `upload_file` sends it to them.',
      },
    },
    aliases: [
      'Dask',
      'Ray',
      'cluster computing',
      'distributed computing Python',
      'dask.distributed Client',
      'Slurm job array',
      'scale beyond one machine',
      'Spark alternative',
      '分布式 计算',
      '集群 多台机器',
    ],
  },
);
