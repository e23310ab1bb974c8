"""threading.Thread and the functions around it, as the library reference has them."""

from __future__ import annotations

import contextlib
import contextvars
import io
import sys
import threading
import time
import unittest
from collections.abc import Iterator
from typing import Any

from support import LIMIT, SHORT, ThreadingTestCase


class StartTest(ThreadingTestCase):
    def test_the_target_gets_its_arguments(self) -> None:
        got: list[Any] = []

        def work(*args: int, **kwargs: int) -> None:
            got.append((args, kwargs))

        thread = threading.Thread(target=work, args=(1, 2), kwargs={"three": 3})
        thread.start()
        thread.join(LIMIT)
        self.assertEqual(got, [((1, 2), {"three": 3})])

    def test_arguments_may_be_a_list(self) -> None:
        got: list[int] = []
        thread = threading.Thread(target=got.append, args=[7])
        thread.start()
        thread.join(LIMIT)
        self.assertEqual(got, [7])

    def test_a_thread_without_target_ends_at_once(self) -> None:
        thread = threading.Thread()
        thread.start()
        thread.join(LIMIT)
        self.assertFalse(thread.is_alive())

    def test_a_subclass_overrides_run(self) -> None:
        class Doubling(threading.Thread):
            def __init__(self, number: int) -> None:
                super().__init__()
                self.number = number

            def run(self) -> None:
                self.number *= 2

        thread = Doubling(21)
        thread.start()
        thread.join(LIMIT)
        self.assertEqual(thread.number, 42)

    def test_run_called_by_hand_runs_here(self) -> None:
        idents: list[int] = []
        thread = threading.Thread(target=lambda: idents.append(threading.get_ident()))
        thread.run()
        self.assertEqual(idents, [threading.get_ident()])
        self.assertIsNone(thread.ident)

    def test_it_starts_only_once(self) -> None:
        thread = threading.Thread()
        thread.start()
        with self.assertRaisesRegex(RuntimeError, "threads can only be started once"):
            thread.start()
        thread.join(LIMIT)
        with self.assertRaisesRegex(RuntimeError, "threads can only be started once"):
            thread.start()

    def test_a_subclass_that_skips_the_constructor_cannot_start(self) -> None:
        class Careless(threading.Thread):
            def __init__(self) -> None:
                pass

        with self.assertRaisesRegex(RuntimeError, "__init__"):
            Careless().start()

    def test_it_is_alive_from_start_to_end(self) -> None:
        go_on = threading.Event()
        thread = threading.Thread(target=go_on.wait, args=(LIMIT,))
        self.assertIs(thread.is_alive(), False)
        thread.start()
        self.assertIs(thread.is_alive(), True)
        go_on.set()
        thread.join(LIMIT)
        self.assertIs(thread.is_alive(), False)

    def test_it_is_alive_for_itself(self) -> None:
        alive = self.elsewhere(lambda: threading.current_thread().is_alive())
        self.assertIs(alive, True)

    def test_a_thread_may_start_threads(self) -> None:
        def count_down(left: int) -> int:
            return 1 + self.elsewhere(count_down, left - 1) if left else 0

        self.assertEqual(self.elsewhere(count_down, 10), 10)

    def test_a_thread_outlives_the_one_that_started_it(self) -> None:
        go_on = threading.Event()
        child = self.elsewhere(lambda: self.start(go_on.wait, LIMIT))
        self.assert_blocked(child)
        go_on.set()
        self.assertTrue(child.result())

    def test_many_threads_run(self) -> None:
        self.assertEqual(self.together(60, lambda index: index), list(range(60)))

    def test_one_after_the_other(self) -> None:
        got: list[int] = []
        for number in range(100):
            thread = threading.Thread(target=got.append, args=(number,))
            thread.start()
            thread.join(LIMIT)
        self.assertEqual(got, list(range(100)))

    def test_each_thread_has_its_own_stack(self) -> None:
        def depth(left: int) -> int:
            return 1 + depth(left - 1) if left else 0

        self.assertEqual(self.together(4, lambda _: depth(200)), [200] * 4)

    def test_each_thread_has_its_own_handled_exception(self) -> None:
        line = threading.Barrier(3)

        def handle(index: int) -> str:
            try:
                raise KeyError(index)
            except KeyError:
                line.wait(LIMIT)
                error = sys.exc_info()[1]
                line.wait(LIMIT)
                return repr(error)

        wanted = ["KeyError(0)", "KeyError(1)", "KeyError(2)"]
        self.assertEqual(self.together(3, handle), wanted)
        self.assertEqual(sys.exc_info(), (None, None, None))

    def test_a_generator_may_go_on_in_another_thread(self) -> None:
        def numbers() -> Iterator[int]:
            for number in range(3):
                yield number

        generator = numbers()
        self.assertEqual(next(generator), 0)
        self.assertEqual(self.elsewhere(next, generator), 1)
        self.assertEqual(next(generator), 2)

    def test_sleep_in_one_does_not_stop_the_others(self) -> None:
        go_on = threading.Event()
        sleeper = self.start(time.sleep, SHORT)
        self.start(go_on.set)
        self.await_event(go_on)
        sleeper.result()


class JoinTest(ThreadingTestCase):
    def test_join_waits_for_the_end(self) -> None:
        done: list[str] = []

        def work() -> None:
            time.sleep(SHORT)
            done.append("done")

        thread = threading.Thread(target=work)
        thread.start()
        self.assertIsNone(thread.join())
        self.assertEqual(done, ["done"])

    def test_a_join_that_expires_returns_nothing(self) -> None:
        go_on = threading.Event()
        worker = self.start(go_on.wait, LIMIT)
        with self.takes_at_least(SHORT):
            self.assertIsNone(worker.join(SHORT))
        self.assertTrue(worker.is_alive())
        go_on.set()
        self.assertIsNone(worker.join(LIMIT))
        self.assertFalse(worker.is_alive())

    def test_a_join_of_zero_seconds_does_not_wait(self) -> None:
        go_on = threading.Event()
        worker = self.start(go_on.wait, LIMIT)
        worker.join(0)
        self.assertTrue(worker.is_alive())
        go_on.set()

    def test_it_can_be_joined_often(self) -> None:
        thread = threading.Thread()
        thread.start()
        for _ in range(3):
            self.assertIsNone(thread.join(LIMIT))

    def test_several_threads_may_join_one(self) -> None:
        go_on = threading.Event()
        worker = self.start(go_on.wait, LIMIT)
        joining = [self.start(worker.join) for _ in range(4)]
        for thread in joining:
            self.assert_blocked(thread)
        go_on.set()
        for thread in joining:
            thread.result()

    def test_joining_before_the_start_is_an_error(self) -> None:
        wanted = "cannot join thread before it is started"
        with self.assertRaisesRegex(RuntimeError, wanted):
            threading.Thread().join()

    def test_joining_oneself_is_an_error(self) -> None:
        with self.assertRaisesRegex(RuntimeError, "cannot join current thread"):
            self.elsewhere(lambda: threading.current_thread().join())
        with self.assertRaisesRegex(RuntimeError, "cannot join current thread"):
            threading.current_thread().join()

    def test_joining_one_that_failed_raises_nothing(self) -> None:
        with hook(lambda args: None):
            thread = threading.Thread(target=lambda: 1 / 0)
            thread.start()
            self.assertIsNone(thread.join(LIMIT))

    def test_what_a_thread_wrote_is_seen_after_join(self) -> None:
        box: list[int] = []
        thread = threading.Thread(target=box.extend, args=(range(1000),))
        thread.start()
        thread.join(LIMIT)
        self.assertEqual(len(box), 1000)


class NameTest(ThreadingTestCase):
    def test_the_main_thread_has_a_name(self) -> None:
        self.assertEqual(threading.main_thread().name, "MainThread")

    def test_a_name_can_be_given_and_changed(self) -> None:
        thread = threading.Thread(name="first")
        self.assertEqual(thread.name, "first")
        thread.name = "second"
        self.assertEqual(thread.name, "second")

    def test_a_name_can_be_changed_while_it_runs(self) -> None:
        def rename() -> str:
            threading.current_thread().name = "renamed"
            return threading.current_thread().name

        self.assertEqual(self.elsewhere(rename), "renamed")

    def test_a_name_is_made_of_a_number(self) -> None:
        self.assertRegex(threading.Thread().name, r"^Thread-\d+$")

    def test_a_name_is_made_of_a_number_and_the_target(self) -> None:
        def fetch() -> None:
            pass

        self.assertRegex(threading.Thread(target=fetch).name, r"^Thread-\d+ \(fetch\)$")

    def test_made_names_differ(self) -> None:
        names = {threading.Thread().name for _ in range(20)}
        self.assertEqual(len(names), 20)

    def test_several_threads_may_have_one_name(self) -> None:
        threads = [threading.Thread(name="twin") for _ in range(2)]
        for thread in threads:
            thread.start()
            thread.join(LIMIT)
        self.assertEqual([thread.name for thread in threads], ["twin", "twin"])


class IdentTest(ThreadingTestCase):
    def test_there_is_none_before_the_start(self) -> None:
        self.assertIsNone(threading.Thread().ident)

    def test_it_is_what_the_thread_sees(self) -> None:
        worker = self.start(threading.get_ident)
        self.assertEqual(worker.ident, worker.result())
        self.assertIsInstance(worker.ident, int)
        self.assertNotEqual(worker.ident, 0)

    def test_it_is_known_when_start_returns_and_after_the_end(self) -> None:
        worker = self.start(lambda: None)
        ident = worker.ident
        self.assertIsNotNone(ident)
        worker.result()
        self.assertEqual(worker.ident, ident)

    def test_the_main_thread_has_one(self) -> None:
        self.assertEqual(threading.main_thread().ident, threading.get_ident())

    def test_living_threads_differ(self) -> None:
        line = threading.Barrier(10)

        def ident(_: int) -> int:
            line.wait(LIMIT)
            found = threading.get_ident()
            line.wait(LIMIT)
            return found

        idents = {*self.together(10, ident), threading.get_ident()}
        self.assertEqual(len(idents), 11)

    def test_it_stays_the_same(self) -> None:
        def idents() -> set[int]:
            found = set()
            for _ in range(5):
                found.add(threading.get_ident())
                time.sleep(0.001)
            return found

        found = self.together(3, lambda _: idents())
        self.assertEqual([len(each) for each in found], [1] * 3)

    @unittest.skipUnless(hasattr(threading, "get_native_id"), "no native ids here")
    def test_the_native_id_is_what_the_thread_sees(self) -> None:
        self.assertIsNone(threading.Thread().native_id)
        go_on = threading.Event()

        def work() -> int:
            go_on.wait(LIMIT)
            return threading.get_native_id()

        worker = self.start(work)
        native_id = worker.native_id
        self.assertNotEqual(native_id, threading.get_native_id())
        go_on.set()
        self.assertEqual(worker.result(), native_id)


class DaemonTest(ThreadingTestCase):
    def test_the_main_thread_is_none(self) -> None:
        self.assertIs(threading.main_thread().daemon, False)

    def test_threads_of_the_main_thread_are_none(self) -> None:
        self.assertIs(threading.Thread().daemon, False)

    def test_it_can_be_said(self) -> None:
        self.assertIs(threading.Thread(daemon=True).daemon, True)
        self.assertIs(threading.Thread(daemon=False).daemon, False)

    def test_it_can_be_changed_before_the_start(self) -> None:
        thread = threading.Thread()
        thread.daemon = True
        self.assertIs(thread.daemon, True)

    def test_it_cannot_be_changed_while_it_runs(self) -> None:
        go_on = threading.Event()
        worker = self.start(go_on.wait, LIMIT)
        with self.assertRaises(RuntimeError):
            worker.daemon = False
        go_on.set()

    def test_it_is_inherited(self) -> None:
        def child_of(daemon: bool) -> bool:
            children: list[threading.Thread] = []
            thread = threading.Thread(
                target=lambda: children.append(threading.Thread()), daemon=daemon
            )
            thread.start()
            thread.join(LIMIT)
            return children[0].daemon

        self.assertIs(child_of(True), True)
        self.assertIs(child_of(False), False)

    def test_a_daemon_can_be_joined(self) -> None:
        got: list[int] = []
        thread = threading.Thread(target=got.append, args=(1,), daemon=True)
        thread.start()
        thread.join(LIMIT)
        self.assertEqual(got, [1])


class FunctionsTest(ThreadingTestCase):
    def test_current_thread_is_the_caller(self) -> None:
        worker = self.start(threading.current_thread)
        self.assertIs(worker.result(), worker)

    def test_current_thread_is_the_main_thread_here(self) -> None:
        self.assertIs(threading.current_thread(), threading.main_thread())

    def test_main_thread_is_the_same_elsewhere(self) -> None:
        found = self.elsewhere(threading.main_thread)
        self.assertIs(found, threading.main_thread())

    def test_enumerate_lists_the_living(self) -> None:
        go_on = threading.Event()
        waiting = threading.Thread()
        workers = [self.start(go_on.wait, LIMIT) for _ in range(3)]
        listed = threading.enumerate()
        self.assertLessEqual({threading.main_thread(), *workers}, set(listed))
        self.assertNotIn(waiting, listed)
        self.assertEqual(threading.active_count(), len(listed))
        go_on.set()
        for worker in workers:
            worker.result()
            self.assertNotIn(worker, threading.enumerate())

    def test_enumerate_lists_daemons(self) -> None:
        go_on = threading.Event()
        worker = self.start(go_on.wait, LIMIT)
        self.assertTrue(worker.daemon)
        self.assertIn(worker, threading.enumerate())
        go_on.set()

    def test_a_thread_finds_itself(self) -> None:
        def find() -> bool:
            return threading.current_thread() in threading.enumerate()

        self.assertTrue(self.elsewhere(find))

    def test_stack_size_is_zero_or_what_was_set(self) -> None:
        # Without an argument it is set to 0, which stands for the default.
        threading.stack_size()
        self.addCleanup(threading.stack_size)
        self.assertEqual(threading.stack_size(512 * 1024), 0)
        self.assertEqual(self.elsewhere(lambda: "runs"), "runs")
        self.assertEqual(threading.stack_size(1024 * 1024), 512 * 1024)
        self.assertEqual(threading.stack_size(), 1024 * 1024)
        self.assertEqual(threading.stack_size(), 0)

    def test_a_stack_size_too_small_is_an_error(self) -> None:
        before = threading.stack_size()
        for size in (1, 4096, -1):
            with self.subTest(size), self.assertRaises(ValueError):
                threading.stack_size(size)
        self.assertEqual(threading.stack_size(), before)

    def test_the_greatest_time_limit_is_long(self) -> None:
        self.assertGreater(threading.TIMEOUT_MAX, 3600)

    def test_a_profile_function_is_set_in_new_threads(self) -> None:
        idents: set[int] = set()

        def profile(frame: Any, event: str, argument: Any) -> None:
            idents.add(threading.get_ident())

        before = threading.getprofile()
        threading.setprofile(profile)
        try:
            self.assertIs(threading.getprofile(), profile)
            worker = self.start(len, "abc")
            worker.result()
        finally:
            threading.setprofile(before)  # type: ignore[arg-type]
        self.assertEqual(idents, {worker.ident})

    def test_a_trace_function_is_set_in_new_threads(self) -> None:
        names: list[str] = []

        def traced() -> None:
            pass

        def trace(frame: Any, event: str, argument: Any) -> None:
            names.append(frame.f_code.co_name)

        before = threading.gettrace()
        threading.settrace(trace)
        try:
            self.assertIs(threading.gettrace(), trace)
            self.start(traced).result()
        finally:
            threading.settrace(before)  # type: ignore[arg-type]
        self.assertIn("traced", names)


@contextlib.contextmanager
def hook(function: Any) -> Iterator[None]:
    """Let this function handle exceptions that leave threads."""
    before = threading.excepthook
    threading.excepthook = function
    try:
        yield
    finally:
        threading.excepthook = before


class ExceptionTest(ThreadingTestCase):
    def run_one(self, target: Any, name: str = "failing") -> threading.Thread:
        thread = threading.Thread(target=target, name=name)
        thread.start()
        thread.join(LIMIT)
        return thread

    def test_the_hook_gets_the_exception_and_the_thread(self) -> None:
        caught: list[Any] = []
        error = ValueError("bad")

        def fail() -> None:
            raise error

        def keep(args: Any) -> None:
            caught.append((args.exc_type, args.exc_value, args.thread))
            caught.append(args.exc_traceback.tb_frame is not None)

        with hook(keep):
            thread = self.run_one(fail)
        self.assertEqual(caught, [(ValueError, error, thread), True])

    def test_the_hook_runs_in_the_failing_thread(self) -> None:
        found: list[threading.Thread] = []
        with hook(lambda args: found.append(threading.current_thread())):
            thread = self.run_one(lambda: 1 / 0)
        self.assertEqual(found, [thread])

    def test_the_usual_hook_prints_name_and_traceback(self) -> None:
        with contextlib.redirect_stderr(io.StringIO()) as stderr:
            with hook(threading.__excepthook__):
                self.run_one(lambda: 1 / 0, "divider")
        text = stderr.getvalue()
        self.assertRegex(text, r"^Exception in thread divider:\nTraceback ")
        self.assertRegex(text, r"\nZeroDivisionError: .*\n$")

    def test_the_usual_hook_says_nothing_of_system_exit(self) -> None:
        with contextlib.redirect_stderr(io.StringIO()) as stderr:
            with hook(threading.__excepthook__):
                thread = self.run_one(lambda: sys.exit(3))
        self.assertEqual(stderr.getvalue(), "")
        self.assertFalse(thread.is_alive())

    def test_an_exception_of_the_hook_goes_to_the_other_hook(self) -> None:
        caught: list[str] = []

        def fail(args: Any) -> None:
            raise LookupError("in the hook")

        before = sys.excepthook
        sys.excepthook = lambda kind, value, traceback: caught.append(str(value))
        try:
            with contextlib.redirect_stderr(io.StringIO()), hook(fail):
                self.run_one(lambda: 1 / 0)
        finally:
            sys.excepthook = before
        self.assertEqual(caught, ["in the hook"])

    def test_an_exception_ends_only_its_thread(self) -> None:
        go_on = threading.Event()
        other = self.start(go_on.wait, LIMIT)
        with hook(lambda args: None):
            self.assertFalse(self.run_one(lambda: 1 / 0).is_alive())
        self.assertTrue(other.is_alive())
        go_on.set()
        self.assertTrue(other.result())

    def test_system_exit_runs_finally(self) -> None:
        ran: list[str] = []

        def leave() -> None:
            try:
                sys.exit()
            finally:
                ran.append("finally")

        self.run_one(leave)
        self.assertEqual(ran, ["finally"])

    def test_a_lock_held_by_with_is_free_after_an_exception(self) -> None:
        lock = threading.Lock()

        def fail() -> None:
            with lock:
                raise KeyError

        with hook(lambda args: None):
            self.run_one(fail)
        self.assertFalse(lock.locked())


@unittest.skipUnless(sys.version_info >= (3, 14), "Thread(context=) came with 3.14")
class ContextTest(ThreadingTestCase):
    def test_a_thread_runs_in_the_context_it_was_given(self) -> None:
        variable: contextvars.ContextVar[str] = contextvars.ContextVar("variable")
        context = contextvars.copy_context()
        context.run(variable.set, "given")
        got: list[str] = []

        def work() -> None:
            got.append(variable.get())
            variable.set("changed")

        thread = threading.Thread(target=work, context=context)
        thread.start()
        thread.join(LIMIT)
        self.assertEqual(got, ["given"])
        self.assertEqual(context[variable], "changed")
