/** Whether WebAssembly may wait for a promise here, which a thread that waits comes down to. */
export const canSuspend = (): boolean => 'Suspending' in WebAssembly && 'promising' in WebAssembly;
