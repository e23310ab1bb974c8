import { defineLeaf } from '../define.ts';

export const inTheBrowser = defineLeaf(
  {
    program: 'in_the_browser',
    already: ['in-order', 'item-timeout'],
    pages: ['/reference/tools/asyncio/', '/reference/python-in-the-page/', '/understand/concurrency-and-parallelism/'],
    cites: ['pyodide-constraints', 'docs-asyncio-task'],
    sourceRows: [],
  },
  {
    use: 'Use asyncio alone in the browser',
    short: 'in the browser',
    when: 'Python in a web page, on Pyodide or PyScript',
    why: 'Ordinary Pyodide starts no thread and no process, so tasks are the only concurrency you have. The page runs the event loop already, and the browser does the waiting.',
    cautions: [
      {
        text: "`Thread.start()`, `Timer` and `ThreadPoolExecutor` raise `RuntimeError: can't start new thread`; `multiprocessing`, `subprocess` and interpreter pools fail too (Pyodide 314.0.7, CPython 3.14.2). A library that starts a thread of its own fails there, not at its import. The Run buttons of this guide do run threads: its pages supply their own.",
        cites: ['pyodide-constraints'],
      },
      {
        text: 'Where the browser lacks stack switching (JSPI), `asyncio.run()` raises `RuntimeError: WebAssembly stack switching not supported in this JavaScript runtime`. Use `await` at the top level, or make a task on the running loop as this program does.',
        cites: ['pyodide-constraints'],
      },
      {
        text: '`asyncio.to_thread` exists and runs its function, but on the only thread: the page stands still until it returns. `time.sleep` does the same.',
        cites: ['pyodide-constraints'],
      },
      {
        text: 'Waiting for a `threading.Lock` that is taken freezes the page for ever: no other thread can release it. The same holds for a `threading.Event` that nobody has set.',
        cites: ['pyodide-constraints'],
      },
      {
        text: 'Computing freezes the page as well. Do it in slices with `await asyncio.sleep(0)` between, or run the whole of Python in a web worker, so that the page stays alive.',
        cites: ['docs-asyncio-task', 'docs-asyncio-dev'],
      },
      {
        text: 'There are no sockets: the browser’s `fetch` asks for you, and only servers that allow it (CORS) can be read from another site’s page. A refusal arrives as a network error without a status.',
        cites: ['mdn-cors', 'pyodide-constraints'],
      },
    ],
    options: {
      'fail-fast': {
        effect:
          'Errors are no longer caught inside the tasks. The first one cancels all the others at their `await`, and `except*` reports it.',
      },
      'rate-limit': {
        effect:
          'A token bucket before each call, shared by all tasks. The semaphore limits how many run at once, not how many begin in a second.',
      },
      progress: {
        effect: 'A line after every tenth answer, whichever it is. In a page, put the number into an element instead.',
      },
      tests: {
        effect:
          'An `IsolatedAsyncioTestCase` with calls that need no network. It runs outside the browser, where the program runs unchanged.',
      },
    },
    aliases: [
      'in the browser',
      'Pyodide',
      'PyScript',
      'WebAssembly',
      'wasm',
      'JupyterLite',
      'emscripten',
      "can't start new thread",
      'pyfetch',
      '浏览器 Python',
      '网页 Python',
    ],
  },
);
