"""The module _thread, as the library reference describes it."""

from __future__ import annotations

import _thread
import signal
import sys
import threading
from collections.abc import Callable
from typing import Any

from support import LIMIT, SHORT, ThreadingTestCase, Worker


class StartTest(ThreadingTestCase):
    def setUp(self) -> None:
        self.done = threading.Event()
        self.got: list[Any] = []

    def work(self, *args: Any, **kwargs: Any) -> None:
        self.got.append((args, kwargs))
        self.done.set()

    def test_it_runs_the_function_with_its_arguments(self) -> None:
        _thread.start_new_thread(self.work, (1, 2), {"three": 3})
        self.await_event(self.done)
        self.assertEqual(self.got, [((1, 2), {"three": 3})])

    def test_keywords_may_be_left_out(self) -> None:
        _thread.start_new_thread(self.work, ())
        self.await_event(self.done)
        self.assertEqual(self.got, [((), {})])

    def test_it_returns_the_ident(self) -> None:
        def work() -> None:
            self.got.append(_thread.get_ident())
            self.done.set()

        ident = _thread.start_new_thread(work, ())
        self.await_event(self.done)
        self.assertEqual(self.got, [ident])

    def test_arguments_must_be_a_tuple(self) -> None:
        with self.assertRaises(TypeError):
            _thread.start_new_thread(self.work, [1])  # type: ignore[call-overload]

    def test_the_function_must_be_callable(self) -> None:
        with self.assertRaises(TypeError):
            _thread.start_new_thread(7, ())  # type: ignore[call-overload]

    def test_keywords_must_be_a_dictionary(self) -> None:
        with self.assertRaises(TypeError):
            _thread.start_new_thread(self.work, (), 7)  # type: ignore[call-overload]

    def test_an_exception_goes_to_the_hook_for_unraisable_ones(self) -> None:
        caught: list[Any] = []

        def keep(args: Any) -> None:
            caught.append((args.exc_type, args.object))
            self.done.set()

        def fail() -> None:
            raise LookupError

        before = sys.unraisablehook
        sys.unraisablehook = keep
        try:
            _thread.start_new_thread(fail, ())
            self.await_event(self.done)
        finally:
            sys.unraisablehook = before
        self.assertEqual(caught[0][0], LookupError)

    def test_exit_ends_the_thread_silently(self) -> None:
        def leave() -> None:
            try:
                _thread.exit()
            finally:
                self.done.set()

        _thread.start_new_thread(leave, ())
        self.await_event(self.done)

    def test_exit_raises_system_exit(self) -> None:
        with self.assertRaises(SystemExit):
            _thread.exit()

    def test_threading_knows_it_as_a_dummy(self) -> None:
        def work() -> None:
            current = threading.current_thread()
            self.got.append((current.ident, current.daemon, current.is_alive()))
            self.got.append(current is threading.current_thread())
            self.done.set()

        ident = _thread.start_new_thread(work, ())
        self.await_event(self.done)
        self.assertEqual(self.got, [(ident, True, True), True])

    def test_the_ident_here_is_that_of_the_main_thread(self) -> None:
        self.assertEqual(_thread.get_ident(), threading.main_thread().ident)

    def test_its_error_is_runtime_error(self) -> None:
        self.assertIs(_thread.error, RuntimeError)

    def test_stack_size_can_be_asked(self) -> None:
        self.assertEqual(_thread.stack_size(), threading.stack_size())

    def test_the_greatest_time_limit_is_that_of_threading(self) -> None:
        self.assertEqual(_thread.TIMEOUT_MAX, threading.TIMEOUT_MAX)


class LockTest(ThreadingTestCase):
    def setUp(self) -> None:
        self.lock = _thread.allocate_lock()

    def test_it_is_of_the_lock_type(self) -> None:
        self.assertIsInstance(self.lock, _thread.LockType)
        self.assertIsInstance(threading.Lock(), _thread.LockType)

    def test_a_new_one_is_unlocked(self) -> None:
        self.assertFalse(self.lock.locked())

    def test_acquire_takes_a_flag_and_a_time_limit(self) -> None:
        self.assertTrue(self.lock.acquire(True, LIMIT))
        self.assertFalse(self.lock.acquire(False))
        self.assertFalse(self.lock.acquire(True, SHORT))
        self.assertFalse(self.lock.acquire(timeout=SHORT))

    def test_releasing_it_unlocked_is_an_error(self) -> None:
        with self.assertRaises(_thread.error):
            self.lock.release()

    def test_with_acquires_and_releases(self) -> None:
        with self.lock:
            self.assertTrue(self.lock.locked())
        self.assertFalse(self.lock.locked())

    def test_a_thread_can_signal_its_end_with_it(self) -> None:
        self.lock.acquire()
        _thread.start_new_thread(self.lock.release, ())
        self.assertTrue(self.lock.acquire(timeout=LIMIT))

    def test_locks_wake_threads_of_both_modules(self) -> None:
        self.lock.acquire()
        passed = threading.Semaphore(0)

        def enter() -> None:
            with self.lock:
                passed.release()

        _thread.start_new_thread(enter, ())
        self.start(enter)
        self.lock.release()
        for _ in range(2):
            self.assertTrue(passed.acquire(timeout=LIMIT))


class InterruptTest(ThreadingTestCase):
    """A simulated signal need not end a wait, so the main thread keeps looking."""

    def handle(self, handler: Callable[..., Any]) -> None:
        before = signal.signal(signal.SIGINT, handler)
        self.addCleanup(signal.signal, signal.SIGINT, before)

    def test_it_raises_keyboard_interrupt_in_the_main_thread(self) -> None:
        self.handle(signal.default_int_handler)
        never = threading.Event()
        worker = Worker(_thread.interrupt_main)
        with self.assertRaises(KeyboardInterrupt):
            worker.start()
            self.wait_until(never.is_set)
        worker.result()

    def test_the_handler_runs_in_the_main_thread(self) -> None:
        found: list[threading.Thread] = []
        handled = threading.Event()

        def handler(number: int, frame: Any) -> None:
            found.append(threading.current_thread())
            handled.set()

        self.handle(handler)
        worker = self.start(_thread.interrupt_main)
        self.wait_until(handled.is_set)
        worker.result()
        self.assertEqual(found, [threading.main_thread()])

    def test_it_may_interrupt_its_own_thread(self) -> None:
        self.handle(signal.default_int_handler)
        with self.assertRaises(KeyboardInterrupt):
            _thread.interrupt_main()
            self.wait_until(lambda: False)

    def test_it_does_nothing_where_the_signal_is_ignored(self) -> None:
        self.handle(signal.SIG_IGN)  # type: ignore[arg-type]
        self.elsewhere(_thread.interrupt_main)
        _thread.interrupt_main()
