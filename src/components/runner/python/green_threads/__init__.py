"""Threads for a CPython that has none: each runs on a WebAssembly stack of its own.

The package replaces the C module `_thread` and the clocks of `time`; `threading`, `queue`,
`concurrent.futures` and `asyncio` stay as they are in the standard library and run above it.

clock         the program's time, which jumps when every thread waits
scheduler     who runs, who waits, how one thread gives way to another
carriers      the WebAssembly stacks, and the function that switches between them
locks         `_thread.lock` and `_thread.RLock`
threads       start, join and the rest of `_thread`
thread_local  `_thread._local`
preemption    giving way where the program does not ask for it; the time limit
event_loop    an asyncio loop that waits as a thread does
loopback      a network inside the program; its sockets, names and polling beside it
neighbours    further interpreters, and messages to and from them
process_pool  `ProcessPoolExecutor` over further interpreters
processes     what one of these does
console       standard output, error output and `input()`
diagnosis     what went wrong, in words
program       one run of a reader's program, from a clean state back to one
install       puts all this in place
"""
