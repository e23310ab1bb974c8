import { LayoutMismatch, methodWithOneArgument, signalsPending, type PythonModule } from './layout.ts';

/**
 * The JavaScript half of a switch between WebAssembly stacks. Each suspended stack waits for a promise; whoever wakes
 * it resolves that promise. Promises resolve as microtasks, so nothing else runs in between.
 */

/** A Python callable that runs on a stack of its own. */
interface StackBody {
  readonly callPromising: () => Promise<unknown>;
}

/** What may end a wait for the outside world. */
export interface Outside {
  /** Whether something has arrived that nobody took. */
  readonly hasArrived: () => boolean;
  /** Real milliseconds; see `interrupts.ts`. */
  readonly untilLimit: () => number;
  readonly onLimit: () => void;
}

/** In the place of a slot: wait for the outside world. `carriers.py` says the same. */
const outside = 0xffff;

/** What Python gets; see `carriers.py`. */
export interface Stacks {
  readonly start_next: (body: StackBody) => void;
  readonly start: (body: StackBody) => void;
  readonly wake: (slot: number) => void;
  readonly listen: (milliseconds: number) => void;
}

export interface Switch {
  /** The built-in function for Python: suspends its caller's stack. */
  readonly switchTo: unknown;
  /** A built-in function for Python: None where its caller's code object is at the address that it is given. */
  readonly runsCode: unknown;
  readonly stacks: Stacks;
  /** Ends a wait for the outside world: something has arrived. */
  readonly arrived: () => void;
}

interface SwitchExports {
  readonly switch: Function;
  readonly runs_code: Function;
  readonly eval_breaker: () => number;
}

/** SIGURG has a handler at boot that does nothing; see `interpreter.ts`. */
const silentSignal = 23;

/** Lets the event loop turn once, sooner than `setTimeout` can. */
const turnOfEventLoop = (done: () => void): void => {
  const { port1, port2 } = new MessageChannel();
  port1.onmessage = () => {
    port1.close();
    done();
  };
  port2.postMessage(null);
};

/**
 * Makes the switch for one interpreter.
 * @param onDeath what to do with an error that left a stack: the interpreter cannot be used any more
 * @throws {LayoutMismatch} where CPython's structures are not laid out as `switch.wat` expects
 */
export const connectSwitch = (
  python: PythonModule,
  switchModule: WebAssembly.Module,
  onDeath: (error: unknown) => void,
  { hasArrived, untilLimit, onLimit }: Outside,
): Switch => {
  const wakers: (((value?: unknown) => void) | undefined)[] = [];
  let next: StackBody | undefined;
  let listeningFor = -1;
  let stopListening: (() => void) | undefined;

  const start = (body: StackBody): void =>
    queueMicrotask(() => {
      body.callPromising().catch(onDeath);
    });
  const wake = (slot: number): void => {
    const waker = wakers[slot];
    wakers[slot] = undefined;
    waker?.();
  };
  const listen = (): Promise<void> =>
    new Promise((resolve) => {
      let timer: ReturnType<typeof setTimeout> | undefined;
      const limit = untilLimit();
      const wait = listeningFor < 0 ? limit : Math.min(listeningFor, limit);
      stopListening = () => {
        clearTimeout(timer);
        stopListening = undefined;
        resolve();
      };
      if (hasArrived()) stopListening();
      else if (listeningFor === 0) turnOfEventLoop(() => stopListening?.());
      else if (wait < Infinity)
        timer = setTimeout(() => {
          if (wait === limit) onLimit();
          stopListening?.();
        }, wait);
    });

  const promise = (slots: number): Promise<unknown> | null => {
    const body = next;
    next = undefined;
    if (python._can_run_sync() !== python.__Py_TrueStruct) return null;
    const [from, to] = [slots >>> 16, slots & 0xffff];
    if (to === outside) return listen();
    const waited = new Promise((resolve) => {
      wakers[from] = resolve;
    });
    if (body) start(body);
    else wake(to);
    return waited;
  };

  const memory = python.wasmMemory ?? python.memory;
  if (!memory) throw new LayoutMismatch('Pyodide exports no memory');
  const address = (value: number): WebAssembly.Global => new WebAssembly.Global({ value: 'i32' }, value);
  const { exports } = new WebAssembly.Instance(switchModule, {
    python: {
      memory,
      JsvPromise_Syncify: python._JsvPromise_Syncify,
      PyLong_AsLong: python._PyLong_AsLong,
      PyErr_Occurred: python._PyErr_Occurred,
      PyThreadState_Get: python._PyThreadState_Get,
      _Py_NoneStruct: address(python.__Py_NoneStruct),
      _Py_FalseStruct: address(python.__Py_FalseStruct),
    },
    stacks: { promise, failed: (value: unknown) => (value === python.error ? 1 : 0) },
  });
  const own = exports as unknown as SwitchExports;
  assertEvalBreaker(python, own);

  return {
    switchTo: builtIn(python, 'switch', own.switch),
    runsCode: builtIn(python, 'runs_code', own.runs_code),
    stacks: {
      start_next: (body) => {
        next = body;
      },
      start,
      wake,
      listen: (milliseconds) => {
        listeningFor = milliseconds;
      },
    },
    arrived: () => stopListening?.(),
  };
};

/** Python's own name for a WebAssembly function of two arguments: itself, and one object. */
const builtIn = (python: PythonModule, name: string, code: Function): unknown => {
  const index = python.wasmTable.grow(1);
  python.wasmTable.set(index, code);
  const bytes = new TextEncoder().encode(`${name}\0`);
  const text = python._malloc(bytes.length);
  python.HEAPU8.set(bytes, text);
  const definition = python._malloc(16);
  new Uint32Array(python.HEAPU8.buffer).set([text, index, methodWithOneArgument, 0], definition >> 2);
  return python._python2js(python._PyCMethod_New(definition, 0, 0, 0));
};

/** Looks whether a signal sets the one bit that it should where `switch.wat` reads the eval breaker. */
const assertEvalBreaker = (python: PythonModule, own: SwitchExports): void => {
  const before = own.eval_breaker();
  python._PyErr_SetInterruptEx(silentSignal);
  const after = own.eval_breaker();
  if ((before & signalsPending) !== 0 || (after & signalsPending) === 0 || (before ^ after) !== signalsPending)
    throw new LayoutMismatch('PyThreadState has no eval_breaker at its offset');
};
