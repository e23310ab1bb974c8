/** The recommendations. Their ids are public: add, never rename. */
export const leafIds = [
  'thread-pool',
  'background-thread',
  'timed-job',
  'asyncio',
  'asyncio-with-threads',
  'process-pool',
  'process-pool-big-data',
  'interpreter-pool',
  'free-threaded',
  'threads-native-code',
  'already-parallel',
  'do-less',
  'plain-loop',
  'pipeline',
  'asyncio-with-processes',
  'subprocesses',
  'window-stays-alive',
  'web-server',
  'job-queue',
  'many-machines',
  'in-the-browser',
  'measure',
] as const;

export type LeafId = (typeof leafIds)[number];

/**
 * Question, answer, and where the answer leads: another question or a leaf. All ids are public; people share addresses
 * made of them. No way to a leaf is longer than four questions.
 *
 * Why it is as it is:
 * - Whether a build has the GIL is asked last and only of computing: for waiting it changes nothing.
 * - A route that does not know its library (`code: unsure`) is treated as sync: a pool fits without rewriting, and
 *   what is lost against asyncio only shows beyond a few hundred waits at once.
 * - `busy: unprofiled` and `busy: unsure` part: who has not profiled may find that there is less to do; who cannot
 *   tell whose code is busy is told by a measurement.
 * - `item: unsure` and `threads-help: unsure` go on instead of ending, because the next question still tells apart
 *   what matters more; its own `unsure` is the safe process pool.
 */
export const routes = {
  work: { waiting: 'code', computing: 'busy', both: 'shape', place: 'place', unsure: 'measure' },
  code: { async: 'libraries', sync: 'calls', new: 'wait-for', unsure: 'calls' },
  libraries: { all: 'asyncio', some: 'asyncio-with-threads', unsure: 'asyncio-with-threads' },
  calls: { one: 'background-thread', hundreds: 'thread-pool', thousands: 'asyncio', unsure: 'thread-pool' },
  'wait-for': { network: 'connections', files: 'thread-pool', programs: 'subprocesses', unsure: 'thread-pool' },
  connections: { tens: 'thread-pool', thousands: 'asyncio', unsure: 'thread-pool' },
  busy: { python: 'item', native: 'threads-help', program: 'subprocesses', unprofiled: 'do-less', unsure: 'measure' },
  item: { big: 'constraints', groupable: 'constraints', tiny: 'plain-loop', unsure: 'constraints' },
  'threads-help': {
    yes: 'threads-native-code',
    'all-busy': 'already-parallel',
    no: 'constraints',
    unsure: 'constraints',
  },
  constraints: {
    'big-data': 'process-pool-big-data',
    remakeable: 'process-pool',
    unshareable: 'free-threaded',
    'free-threaded': 'free-threaded',
    interpreters: 'interpreter-pool',
    none: 'process-pool',
    unsure: 'process-pool',
  },
  shape: { stages: 'pipeline', service: 'asyncio-with-processes', unsure: 'pipeline' },
  place: {
    window: 'window-stays-alive',
    request: 'outlive',
    timer: 'restart',
    machines: 'many-machines',
    browser: 'in-the-browser',
    unsure: 'measure',
  },
  outlive: { no: 'web-server', yes: 'job-queue', unsure: 'web-server' },
  restart: { 'may-be-lost': 'timed-job', 'must-survive': 'job-queue', unsure: 'job-queue' },
} as const;

export type Routes = typeof routes;
export type QuestionId = keyof Routes;

// The compiler refuses an answer that leads nowhere.
routes satisfies Record<string, Record<string, QuestionId | LeafId>>;

export const start: QuestionId = 'work';
