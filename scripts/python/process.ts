import './workerGlobals.ts';

/** A process of a process pool in Node: the same worker as in a browser. */
await import('../../src/components/runner/python.worker.ts');
