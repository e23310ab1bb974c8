"""threading.local, as the library reference describes it."""

from __future__ import annotations

import gc
import threading
import weakref
from concurrent.futures import ThreadPoolExecutor
from typing import Any

from support import LIMIT, ThreadingTestCase


class LocalTest(ThreadingTestCase):
    def setUp(self) -> None:
        self.data = threading.local()

    def test_it_keeps_attributes(self) -> None:
        self.data.number = 42
        self.assertEqual(self.data.number, 42)

    def test_another_thread_does_not_see_them(self) -> None:
        self.data.number = 42
        self.assertFalse(self.elsewhere(hasattr, self.data, "number"))
        with self.assertRaises(AttributeError):
            self.elsewhere(getattr, self.data, "number")

    def test_another_thread_does_not_change_them(self) -> None:
        self.data.number = 42
        self.elsewhere(setattr, self.data, "number", 11)
        self.assertEqual(self.data.number, 42)

    def test_every_thread_keeps_its_own(self) -> None:
        line = threading.Barrier(5)

        def work(index: int) -> int:
            self.data.index = index
            line.wait(LIMIT)
            for _ in range(20):
                self.data.index += 10
            line.wait(LIMIT)
            return int(self.data.index)

        self.assertEqual(self.together(5, work), [200, 201, 202, 203, 204])

    def test_it_has_a_dictionary_for_each_thread(self) -> None:
        self.data.number = 42
        self.assertEqual(self.data.__dict__, {"number": 42})
        self.assertEqual(self.elsewhere(lambda: dict(self.data.__dict__)), {})
        self.data.__dict__.setdefault("widgets", []).append(1)
        self.assertEqual(self.data.widgets, [1])

    def test_attributes_can_be_deleted(self) -> None:
        self.data.number = 42
        del self.data.number
        with self.assertRaises(AttributeError):
            self.data.number.bit_length()
        with self.assertRaises(AttributeError):
            del self.data.number

    def test_deleting_elsewhere_fails_and_changes_nothing(self) -> None:
        self.data.number = 42
        with self.assertRaises(AttributeError):
            self.elsewhere(delattr, self.data, "number")
        self.assertEqual(self.data.number, 42)

    def test_two_are_independent(self) -> None:
        other = threading.local()
        self.data.number = 1
        other.number = 2
        self.assertEqual((self.data.number, other.number), (1, 2))

    def test_a_shared_value_stays_shared(self) -> None:
        shared: list[int] = []

        def work(index: int) -> None:
            self.data.target = shared
            self.data.target.append(index)

        self.together(3, work)
        self.assertEqual(sorted(shared), [0, 1, 2])

    def test_values_go_when_their_thread_ends(self) -> None:
        class Value:
            pass

        def work() -> weakref.ref[Value]:
            self.data.value = Value()
            return weakref.ref(self.data.value)

        worker = self.start(work)
        reference = worker.result()
        gc.collect()
        self.assertIsNone(reference())

    def test_values_go_with_the_object(self) -> None:
        class Value:
            pass

        self.data.value = Value()
        reference = weakref.ref(self.data.value)
        del self.data
        gc.collect()
        self.assertIsNone(reference())

    def test_threads_of_a_pool_keep_theirs_between_jobs(self) -> None:
        def job(_: int) -> int:
            self.data.jobs = getattr(self.data, "jobs", 0) + 1
            return int(self.data.jobs)

        with ThreadPoolExecutor(1) as pool:
            self.assertEqual(list(pool.map(job, range(3))), [1, 2, 3])

    def test_it_takes_no_arguments_itself(self) -> None:
        with self.assertRaises(TypeError):
            threading.local(1)  # type: ignore[call-arg]


class SubclassTest(ThreadingTestCase):
    def test_the_constructor_runs_in_each_thread(self) -> None:
        calls: list[int] = []

        class Counted(threading.local):
            def __init__(self, start: int, *, step: int = 1) -> None:
                calls.append(threading.get_ident())
                self.value = start + step

        data = Counted(1, step=2)
        data.value = 100
        self.assertEqual(self.elsewhere(lambda: data.value), 3)
        self.assertEqual(self.elsewhere(lambda: data.value + data.value), 6)
        self.assertEqual(data.value, 100)
        self.assertEqual(len(calls), 3)
        self.assertEqual(calls[0], threading.get_ident())

    def test_the_constructor_does_not_run_without_use(self) -> None:
        calls: list[int] = []

        class Counted(threading.local):
            def __init__(self) -> None:
                calls.append(1)

        data = Counted()
        self.elsewhere(lambda: data is None)
        self.assertEqual(calls, [1])

    def test_class_attributes_are_defaults_for_all(self) -> None:
        class WithDefault(threading.local):
            number = 2

        data = WithDefault()
        data.number = 3
        self.assertEqual(self.elsewhere(lambda: data.number), 2)
        self.assertEqual(data.number, 3)

    def test_methods_see_the_attributes_of_the_caller(self) -> None:
        class Squared(threading.local):
            number = 1

            def squared(self) -> int:
                return self.number**2

        data = Squared()

        def work(index: int) -> int:
            data.number = index
            return data.squared()

        self.assertEqual(self.together(4, work), [0, 1, 4, 9])

    def test_slots_are_shared(self) -> None:
        class Slotted(threading.local):
            __slots__ = ("number",)
            number: int

        data: Any = Slotted()
        self.elsewhere(setattr, data, "number", 7)
        self.assertEqual(data.number, 7)

    def test_an_exception_of_the_constructor_reaches_the_thread(self) -> None:
        class Picky(threading.local):
            def __init__(self, allowed: int) -> None:
                if threading.get_ident() != allowed:
                    raise PermissionError

        data = Picky(threading.get_ident())
        with self.assertRaises(PermissionError):
            self.elsewhere(lambda: data.anything)
