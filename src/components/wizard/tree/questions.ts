import type { QuestionTexts } from './define.ts';

/** The words of the questions. */
export const questions: QuestionTexts = {
  work: {
    ask: 'What does the slow part spend its time on?',
    why: 'Waiting and computing need opposite tools.',
    answers: {
      waiting: ['Waiting', 'for the network, a disk, a database, another program'],
      computing: ['Computing', 'parsing, numbers, images, compression: a core is busy'],
      both: ['Both', 'fetch then compute, or a service with a heavy step now and then'],
      place: ['It is about where the code runs', 'a window, a web request, a timer, several machines, a browser'],
      unsure: ['I am not sure', 'a short measurement tells'],
    },
  },
  code: {
    ask: 'Is the code around it already async?',
    why: 'Mixing the two styles costs more than either.',
    answers: {
      async: ['Yes, it runs in an event loop', 'tasks wait side by side on one thread'],
      sync: ['No: sync code, or a library that blocks', 'threads wait side by side, your code stays as it is'],
      new: ['It is new code, I may choose', 'what you wait for decides'],
      unsure: ['I am not sure', 'then it is sync: async code says async def and await'],
    },
  },
  libraries: {
    ask: 'Does every library you call have an async version?',
    why: 'One blocking call stops every task of the loop.',
    answers: {
      all: ['Yes, all of them', 'everything stays on one thread'],
      some: ['No, or only some', 'what blocks goes to a thread, the loop stays free'],
      unsure: ['I am not sure', 'hand the doubtful calls to a thread: safe in both cases'],
    },
  },
  calls: {
    ask: 'How many operations wait at the same time?',
    why: 'Each waiting thread costs a stack, each waiting task a few kilobytes.',
    answers: {
      one: ['One: I only must not block', 'one thread in the background is enough'],
      hundreds: ['Tens to a few hundred', 'a pool of so many threads'],
      thousands: ['Thousands, or connections held open', 'asyncio, and a plan for moving the code there'],
      unsure: ['I am not sure', 'take the thread pool: it fits without rewriting'],
    },
  },
  'wait-for': {
    ask: 'What does it wait for?',
    why: 'asyncio has no ordinary file reads, and another program is a process already.',
    answers: {
      network: ['The network or a database', 'how many at once decides'],
      files: ['Local files', 'threads: asyncio would hand them to threads too'],
      programs: ['Other programs', 'the work is in another process, only the waiting is yours'],
      unsure: ['I am not sure', 'take the thread pool: it waits for anything'],
    },
  },
  connections: {
    ask: 'How many at once, and for how long?',
    why: 'Each waiting thread costs a stack, each waiting task a few kilobytes.',
    answers: {
      tens: ['Tens, each soon over', 'a thread pool: plain code, any library'],
      thousands: ['Hundreds to thousands, or streams that stay open', 'asyncio: a task is cheap enough for each'],
      unsure: ['I am not sure', 'begin with the thread pool; the answer page says when to switch'],
    },
  },
  busy: {
    ask: 'Whose code is busy?',
    why: 'Python code holds the GIL; native code may let go of it while it computes.',
    answers: {
      python: ['My Python code', 'loops, objects, json, re, sorting: threads take turns'],
      native: ['A native library', 'NumPy, pandas, zlib, an extension in C or Rust: threads may be enough'],
      program: ['Another program', 'it has a process of its own already'],
      unprofiled: ['I have not profiled it, or it could do less', 'doing less often wins more than all cores'],
      unsure: ['I am not sure', 'a short measurement tells'],
    },
  },
  item: {
    ask: 'How long does one item take on one core?',
    why: 'Every item that goes to another process costs time to pack, send and answer.',
    answers: {
      big: ['A millisecond or more', 'sending it pays'],
      groupable: ['Less, but items can be grouped', 'lumps of 10 ms or more: sending a lump pays'],
      tiny: ['Less and not groupable, or under a second in all', 'a plain loop is the fastest'],
      unsure: ['I am not sure', 'go on: the program on the answer page groups items'],
    },
  },
  'threads-help': {
    ask: 'Do two threads running it finish sooner than one after the other?',
    why: 'Well-made extensions let go of the GIL while they compute, and some use every core by themselves.',
    answers: {
      yes: ['Yes', 'threads over the native calls, sharing memory'],
      'all-busy': ['No, and all cores are busy with one call', 'it is parallel already: more workers would fight'],
      no: ['No, and only one core is busy', 'the call holds the GIL: other ways to more cores'],
      unsure: ['I am not sure', 'go on: the way that works in both cases'],
    },
  },
  constraints: {
    ask: 'Which of these is true? Take the first that fits.',
    why: 'Processes copy what they are given and start slowly; newer builds of Python open other doors.',
    answers: {
      'big-data': ['Megabytes go in or out with each item', 'a process pool that shares memory instead of copying'],
      remakeable: ['The data cannot be pickled, each worker can make its own', 'a process pool with an initializer'],
      unshareable: [
        'The data can be neither pickled nor made again',
        'threads that share it, on a build without the GIL',
      ],
      'free-threaded': ['A free-threaded build runs it, all extensions ready', 'threads compute side by side'],
      interpreters: [
        '3.14 or later, plain data, pure Python, and starting processes hurts',
        'an interpreter for each thread, all in one process',
      ],
      none: ['None of these', 'a process pool'],
      unsure: ['I am not sure', 'a process pool: it works everywhere'],
    },
  },
  shape: {
    ask: 'How do waiting and computing alternate?',
    why: 'Each part gets the tool that fits it, and something has to stand between them.',
    answers: {
      stages: ['In stages: fetch, then compute, then store', 'a pipeline with a bounded queue between the stages'],
      service: ['An async service with a heavy step now and then', 'the step goes to a process, the loop answers on'],
      unsure: ['I am not sure', 'take the pipeline: it needs no async code'],
    },
  },
  place: {
    ask: 'Where does it run?',
    why: 'Here the place decides more than the kind of work.',
    answers: {
      window: ['In a program with a window that must not freeze', 'the work leaves the thread that draws'],
      request: ['Inside a web request', 'whether it must outlive the response decides'],
      timer: ['In the background, or on a timer', 'whether it may be lost decides'],
      machines: ['On more than one machine', 'a scheduler that knows the others'],
      browser: ['In a browser', 'Pyodide: asyncio, and no threads of its own'],
      unsure: ['I am not sure', 'a short measurement tells what it does'],
    },
  },
  outlive: {
    ask: 'Must the work go on after the response, or survive a restart?',
    why: 'Workers of a web server are stopped and replaced, with everything that runs in them.',
    answers: {
      no: ['No, the response waits for it', 'the server is parallel already'],
      yes: ['Yes', 'a queue outside the web server'],
      unsure: ['I am not sure', 'keep it in the request until something must outlive it'],
    },
  },
  restart: {
    ask: 'If the program is killed, may the job be lost?',
    why: 'Threads die with their process, and nobody remembers what they were doing.',
    answers: {
      'may-be-lost': ['Yes, the next run makes up for it', 'a thread with a timer, in the same program'],
      'must-survive': ['No', 'a queue outside the program'],
      unsure: ['I am not sure', 'take the queue: it loses nothing'],
    },
  },
};
