import { defineLeaf } from '../define.ts';

export const jobQueue = defineLeaf(
  {
    program: 'job_queue',
    runnerUp: 'timed-job',
    already: ['retry', 'huge-input'],
    pages: ['/understand/processes-and-threads/', '/reference/tools/multiprocessing/', '/understand/faq/'],
    cites: ['celery', 'rq', 'dramatiq', 'arq', 'docs-sqlite3'],
    sourceRows: [],
  },
  {
    use: 'Use a job queue outside the process',
    short: 'job queue',
    when: 'work that must outlive the request, the program or a restart',
    why: 'The job is on disk before you answer, so it survives a restart of whoever asked and of whoever works. Workers are programs of their own: they try again, can be watched, and you can start more of them.',
    switch:
      'Switch when nobody misses a lost job: a timed thread needs no second program. For fixed times cron is enough.',
    cautions: [
      {
        text: 'A web handler that starts a thread and returns loses the job when the server recycles its worker: the log shows that it began and never that it ended. Put the job into the queue in the handler, and answer.',
        cites: ['gunicorn-3283'],
      },
      {
        text: 'A job may be done twice: a worker that dies before it reports leaves a job that another one does again. Make it harmless, for example by writing under a name made from the job; else customers get two mails. In Celery this holds with `acks_late`; by default it never begins a job again, and loses it with the worker.',
        cites: ['celery-tasks'],
      },
      {
        text: 'Pass identifiers, not data. An object that was put into the queue is as old as its job: the worker overwrites what has changed since. It loads the row by its number when its turn has come.',
        cites: ['celery-tasks'],
      },
      {
        text: 'A job without a time limit can hold its worker for ever, and the queue behind it grows. Give every call in it a time limit; the lease here must be longer than the longest job, or two workers do it at the same time.',
        cites: ['celery-tasks'],
      },
      {
        text: 'What always fails must end somewhere. After `TRIES` tries a job is dead here: no worker takes it, and `dead` lists it with its error. Watch that list, or jobs vanish unseen.',
        cites: ['rq-exceptions'],
      },
      {
        text: 'One file of SQLite serves one machine, and one writer at a time: with many workers you see `database is locked`. It needs SQLite 3.35 for `RETURNING` (`sqlite3.sqlite_version`). Beyond that use Celery, RQ, Dramatiq or, in async code, arq (only maintained now): RQ and arq need Redis, Dramatiq Redis or RabbitMQ, Celery a broker such as these.',
        cites: ['docs-sqlite3', 'celery', 'rq', 'dramatiq', 'arq'],
      },
    ],
    options: {
      'item-timeout': {
        effect:
          'An alarm of the system raises `TimeoutError` in the job, even while it sleeps or waits for a socket. It cannot interrupt one long call into C code, and counts as a failed try.',
        caution: {
          text: 'Only the main thread can set it, and Windows has no `SIGALRM`: elsewhere every job fails, with `ValueError` in a thread and `AttributeError` on Windows.',
          cites: ['docs-signal'],
        },
      },
      'user-cancel': {
        effect:
          'Ctrl-C or SIGTERM lets the worker end the job in hand and take no other. Without it Ctrl-C leaves that job half done, and it is done again when its lease is over.',
      },
      'rate-limit': {
        effect:
          'A token bucket before each job spaces the beginnings. Each worker has its own: three workers begin three times as many.',
      },
      progress: { effect: 'Each worker prints a line after every job that it tried, with the number that is left.' },
      logging: {
        effect:
          'Every line shows its process and the number of its job, from a context variable that also functions far below can read.',
      },
      tests: {
        effect:
          'A `unittest` class with a clock of its own: a restart, a worker that dies, two workers, and a job that always fails, without waiting for any lease.',
      },
    },
    aliases: [
      'job queue',
      'task queue',
      'Celery',
      'celary',
      'RQ',
      'Dramatiq',
      'arq',
      'background job',
      'message queue',
      'Flask background task',
      'Django background task',
      'survive restart',
      'dead letter queue',
      '任务队列',
      '消息队列',
    ],
  },
);
