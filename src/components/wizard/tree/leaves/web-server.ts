import { defineLeaf } from '../define.ts';

export const webServer = defineLeaf(
  {
    program: 'web_server',
    runnerUp: 'asyncio-with-threads',
    moves: { 'item-timeout': 'job-queue' },
    pages: ['/reference/tools/asyncio/', '/reference/tools/threading/', '/understand/common-mistakes/'],
    cites: ['fastapi-async', 'starlette-thread-pool', 'docs-asyncio-dev'],
    sourceRows: [],
  },
  {
    use: 'Let the web server do it',
    short: 'web server',
    when: 'work inside a web request that ends with the answer',
    why: 'The server runs requests at the same time already, in worker processes, and in each of them in threads or tasks. A pool of your own in a handler multiplies with all of these.',
    switch:
      'Switch when an `async def` handler needs one call that blocks: hand that call to a thread, or to a process if it computes.',
    cautions: [
      {
        text: 'A call that blocks inside `async def` stops the event loop: no other request of that process is answered, and health checks fail with the rest. An outage in production began with one such handler.',
        cites: ['docs-asyncio-dev', 'fastapi-10768'],
      },
      {
        text: 'Write plain `def` when you do not know; that is FastAPI’s own rule. Such a handler runs in a thread, where it may block; `async def` is for handlers in which everything that waits is awaited.',
        cites: ['fastapi-async'],
      },
      {
        text: 'In Starlette and FastAPI, 40 threads serve all plain `def` handlers of a process, and its files, uploads and background tasks too. When all of them wait, the next request waits with idle cores: raise the limiter’s `total_tokens`, or shorten the calls.',
        cites: ['starlette-thread-pool'],
      },
      {
        text: 'Multiply before you deploy: workers × threads × pools must fit the cores and the connections of the database. Four workers with SQLAlchemy’s default pool, 5 and 10 more on demand, may open 60. Where that is too many, the database refuses connections, or requests wait for one until they time out.',
        cites: ['sqlalchemy-pooling'],
      },
      {
        text: 'A thread or task that goes on after the answer dies when its worker is recycled or a new version is deployed. Its log shows a beginning and no end: such work belongs in a job queue.',
        cites: ['gunicorn-2510', 'gunicorn-3283'],
      },
      {
        text: 'Threads make no computing faster where there is a GIL: two requests that compute take turns, and both take twice as long. More worker processes help, one for each core.',
        cites: ['docs-glossary-gil'],
      },
    ],
    options: {
      'item-timeout': {
        effect:
          'An answer that takes longer than `REQUEST_LIMIT` becomes a 503. The thread behind it goes on to its end and keeps its place in the pool, and a handler that blocks the loop cannot be timed out at all.',
        moves: 'If the work takes longer than a client waits, answer with a job number and do it outside the server.',
      },
      'rate-limit': {
        effect:
          'A token bucket lets a short burst through, then refuses with 429 instead of waiting. Each worker process has a bucket of its own: the limit of the whole service is the sum.',
      },
      'shared-state': {
        effect: 'A class holds a number behind a lock, for handlers that run in several threads at once.',
        caution: {
          text: 'The lock reaches no further than its process. With two workers there are two numbers, and a page shows now one, now the other: keep in the database what must be one.',
          cites: ['docs-multiprocessing'],
        },
      },
      logging: {
        effect:
          'Every line shows its request, also those from threads: `asyncio.to_thread` takes the context variables along. `run_in_executor` and a pool of your own do not.',
      },
      tests: {
        effect:
          'A `unittest` class shows, with an `Event` in place of the database and without a server, that the plain `def` lets another request through and the blocking `async def` does not.',
      },
    },
    aliases: [
      'FastAPI',
      'fast api def or async def',
      'Flask',
      'Django view',
      'gunicorn workers threads',
      'uvicorn workers',
      'ASGI WSGI',
      'thread pool in a request handler',
      'Web 服务器',
      '请求 阻塞',
    ],
  },
);
