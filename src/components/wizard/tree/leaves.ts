import type { Leaf } from './define.ts';
import { alreadyParallel } from './leaves/already-parallel.ts';
import { asyncio } from './leaves/asyncio.ts';
import { asyncioWithProcesses } from './leaves/asyncio-with-processes.ts';
import { asyncioWithThreads } from './leaves/asyncio-with-threads.ts';
import { backgroundThread } from './leaves/background-thread.ts';
import { doLess } from './leaves/do-less.ts';
import { freeThreaded } from './leaves/free-threaded.ts';
import { inTheBrowser } from './leaves/in-the-browser.ts';
import { interpreterPool } from './leaves/interpreter-pool.ts';
import { jobQueue } from './leaves/job-queue.ts';
import { manyMachines } from './leaves/many-machines.ts';
import { measure } from './leaves/measure.ts';
import { pipeline } from './leaves/pipeline.ts';
import { plainLoop } from './leaves/plain-loop.ts';
import { processPool } from './leaves/process-pool.ts';
import { processPoolBigData } from './leaves/process-pool-big-data.ts';
import { subprocesses } from './leaves/subprocesses.ts';
import { threadPool } from './leaves/thread-pool.ts';
import { threadsNativeCode } from './leaves/threads-native-code.ts';
import { timedJob } from './leaves/timed-job.ts';
import { webServer } from './leaves/web-server.ts';
import { windowStaysAlive } from './leaves/window-stays-alive.ts';
import type { LeafId } from './structure.ts';

/** The recommendations in the order of the routes. */
export const leaves: Readonly<Record<LeafId, Leaf>> = {
  'thread-pool': threadPool,
  'background-thread': backgroundThread,
  'timed-job': timedJob,
  asyncio,
  'asyncio-with-threads': asyncioWithThreads,
  'process-pool': processPool,
  'process-pool-big-data': processPoolBigData,
  'interpreter-pool': interpreterPool,
  'free-threaded': freeThreaded,
  'threads-native-code': threadsNativeCode,
  'already-parallel': alreadyParallel,
  'do-less': doLess,
  'plain-loop': plainLoop,
  pipeline,
  'asyncio-with-processes': asyncioWithProcesses,
  subprocesses,
  'window-stays-alive': windowStaysAlive,
  'web-server': webServer,
  'job-queue': jobQueue,
  'many-machines': manyMachines,
  'in-the-browser': inTheBrowser,
  measure,
};
