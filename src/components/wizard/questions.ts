import { defineQuestions } from './define.ts';
import type { LeafId } from './leaves.ts';

/** The questions. Their ids and their answers' ids are public: people share addresses made of them. */
export const questions = defineQuestions<LeafId>()({
  work: {
    ask: 'What does the slow part spend its time on?',
    why: 'Waiting and computing need opposite tools.',
    answers: {
      waiting: {
        label: 'Waiting',
        consequence: 'for the network, a disk, a database, another service',
        next: 'code',
      },
      computing: {
        label: 'Computing',
        consequence: 'parsing, numbers, images, compression: a core is busy',
        next: 'busy',
      },
      unsure: {
        label: 'I am not sure',
        consequence: 'a short measurement tells',
        next: 'measure',
      },
    },
  },
  code: {
    ask: 'Is the code around it already async?',
    why: 'Mixing the two styles costs more than either.',
    answers: {
      async: {
        label: 'Yes, it runs in an event loop',
        consequence: 'tasks wait side by side on one thread',
        next: 'asyncio',
      },
      sync: {
        label: 'No: sync code, or a library that blocks',
        consequence: 'a few threads wait side by side, your code stays as it is',
        next: 'thread-pool',
      },
      unsure: {
        label: 'I am not sure',
        consequence: 'take the thread pool: it fits without rewriting',
        next: 'thread-pool',
      },
    },
  },
  busy: {
    ask: 'Whose code is busy?',
    why: 'Python code holds the GIL; native code may let go of it while it computes.',
    answers: {
      python: {
        label: 'My Python code',
        consequence: 'loops, objects, json, re, sorting: processes put every core to work',
        next: 'process-pool',
      },
      native: {
        label: 'A native library',
        consequence: 'NumPy, zlib, hashing, an extension in C or Rust: threads may be enough',
        next: 'threads-native-code',
      },
      unsure: {
        label: 'I am not sure',
        consequence: 'a short measurement tells',
        next: 'measure',
      },
    },
  },
});
