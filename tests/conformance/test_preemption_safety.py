"""What must hold however threads are switched.

Besides the primitives, these are the promises of the programming FAQ ("What kinds of
global value mutation are thread-safe?") and of the reference for ``deque``, ``cache``
and ``SimpleQueue``.
"""

from __future__ import annotations

import functools
import gc
import importlib
import queue
import sys
import tempfile
import threading
import time
import unittest
from collections import deque
from collections.abc import Callable, Iterator
from concurrent.futures import Future, InvalidStateError, ThreadPoolExecutor
from contextlib import AbstractContextManager
from pathlib import Path
from typing import Any

import support
from support import LIMIT, ThreadingTestCase

ROUNDS = 150


def bump(number: int) -> int:
    """Add one, in a call of its own: between reading and writing there is a switch."""
    return number + 1


class MutualExclusionTest(ThreadingTestCase):
    def count(self, guard: AbstractContextManager[Any]) -> None:
        total = 0

        def work(_: int) -> None:
            nonlocal total
            for _ in range(ROUNDS):
                with guard:
                    total = bump(total)

        self.together(4, work)
        self.assertEqual(total, 4 * ROUNDS)

    def test_lock(self) -> None:
        self.count(threading.Lock())

    def test_rlock(self) -> None:
        self.count(threading.RLock())

    def test_condition(self) -> None:
        self.count(threading.Condition())

    def test_semaphore_of_one(self) -> None:
        self.count(threading.Semaphore(1))

    def test_bounded_semaphore_of_one(self) -> None:
        self.count(threading.BoundedSemaphore(1))

    def test_lock_tried_again_and_again(self) -> None:
        lock = threading.Lock()
        total = 0

        def work(_: int) -> None:
            nonlocal total
            for _ in range(30):
                while not lock.acquire(timeout=0.0005):
                    pass
                total = bump(total)
                lock.release()

        self.together(4, work)
        self.assertEqual(total, 120)

    def test_reentrant_levels(self) -> None:
        lock = threading.RLock()
        total = 0

        def add(left: int) -> None:
            nonlocal total
            with lock:
                if left:
                    add(left - 1)
                total = bump(total)

        self.together(4, lambda _: [add(4) for _ in range(20)])
        self.assertEqual(total, 4 * 20 * 5)

    def test_an_invariant_between_two_values_is_never_seen_broken(self) -> None:
        lock = threading.Lock()
        left, right = 1000, 0
        sums: set[int] = set()

        def move() -> None:
            nonlocal left, right
            for _ in range(ROUNDS):
                with lock:
                    left -= 1
                    time.sleep(0)
                    right = bump(right)

        def look() -> None:
            for _ in range(ROUNDS):
                with lock:
                    sums.add(left + right)

        workers = [self.start(move), self.start(move), self.start(look)]
        for worker in workers:
            worker.result()
        self.assertEqual((sums, left), ({1000}, 1000 - 2 * ROUNDS))

    def test_transfers_with_ordered_locks_neither_hang_nor_lose(self) -> None:
        accounts = [100] * 4
        locks = [threading.Lock() for _ in accounts]

        def work(index: int) -> None:
            for number in range(60):
                one, other = sorted(
                    ((index + number) % 4, (index + 2 * number + 1) % 4)
                )
                if one == other:
                    continue
                with locks[one], locks[other]:
                    accounts[one] -= 1
                    accounts[other] = bump(accounts[other])

        self.together(4, work)
        self.assertEqual(sum(accounts), 400)

    def test_philosophers_who_order_their_forks_all_eat(self) -> None:
        forks = [threading.Lock() for _ in range(5)]

        def dine(index: int) -> int:
            meals = 0
            low, high = sorted((index, (index + 1) % 5))
            for _ in range(30):
                with forks[low]:
                    time.sleep(0)
                    with forks[high]:
                        meals += 1
            return meals

        self.assertEqual(self.together(5, dine), [30] * 5)

    def test_a_resource_of_a_pool_has_one_user(self) -> None:
        resources = [0, 0, 0]
        free = deque(range(3))
        semaphore = threading.BoundedSemaphore(3)

        def use(_: int) -> None:
            for _ in range(30):
                with semaphore:
                    which = free.popleft()
                    resources[which] += 1
                    time.sleep(0)
                    self.assertEqual(resources[which], 1)
                    resources[which] -= 1
                    free.append(which)

        self.together(6, use)
        self.assertEqual((resources, sorted(free)), ([0, 0, 0], [0, 1, 2]))


class HandOverTest(ThreadingTestCase):
    def exchange(self, put: Callable[[int], None], get: Callable[[], int]) -> None:
        """Three producers, three consumers; nothing is lost, nothing comes twice."""
        got: list[list[int]] = [[], [], []]

        def produce(index: int) -> None:
            for number in range(ROUNDS):
                put(index * ROUNDS + number)

        def consume(index: int) -> None:
            for _ in range(ROUNDS):
                got[index].append(get())

        def work(index: int) -> None:
            (produce if index < 3 else consume)(index % 3)

        self.together(6, work)
        self.assertEqual(sorted(sum(got, [])), list(range(3 * ROUNDS)))

    def test_queue(self) -> None:
        items: queue.Queue[int] = queue.Queue()
        self.exchange(items.put, lambda: items.get(timeout=LIMIT))

    def test_queue_with_one_place(self) -> None:
        items: queue.Queue[int] = queue.Queue(1)
        self.exchange(items.put, lambda: items.get(timeout=LIMIT))

    def test_lifo_queue(self) -> None:
        items: queue.Queue[int] = queue.LifoQueue(3)
        self.exchange(items.put, lambda: items.get(timeout=LIMIT))

    def test_priority_queue(self) -> None:
        items: queue.Queue[int] = queue.PriorityQueue(3)
        self.exchange(items.put, lambda: items.get(timeout=LIMIT))

    def test_simple_queue(self) -> None:
        items: queue.SimpleQueue[int] = queue.SimpleQueue()
        self.exchange(items.put, lambda: items.get(timeout=LIMIT))

    def test_simple_queue_asked_with_tiny_time_limits(self) -> None:
        items: queue.SimpleQueue[int] = queue.SimpleQueue()

        def get() -> int:
            while True:
                try:
                    return items.get(timeout=0.0002)
                except queue.Empty:
                    continue

        self.exchange(items.put, get)

    def test_condition_with_a_predicate_loop(self) -> None:
        items: deque[int] = deque()
        condition = threading.Condition()
        most = 0

        def put(number: int) -> None:
            nonlocal most
            with condition:
                while len(items) >= 2:
                    condition.wait(LIMIT)
                items.append(number)
                most = max(most, len(items))
                condition.notify_all()

        def get() -> int:
            with condition:
                while not items:
                    condition.wait(LIMIT)
                number = items.popleft()
                condition.notify_all()
                return number

        self.exchange(put, get)
        self.assertLessEqual(most, 2)

    def test_condition_with_tiny_time_limits(self) -> None:
        items: deque[int] = deque()
        condition = threading.Condition()

        def put(number: int) -> None:
            with condition:
                items.append(number)
                condition.notify()

        def get() -> int:
            with condition:
                while not items:
                    condition.wait(0.0002)
                return items.popleft()

        self.exchange(put, get)

    def test_semaphore_counts_what_is_there(self) -> None:
        items: deque[int] = deque()
        there = threading.Semaphore(0)

        def put(number: int) -> None:
            items.append(number)
            there.release()

        def get() -> int:
            self.assertTrue(there.acquire(timeout=LIMIT))
            return items.popleft()

        self.exchange(put, get)

    def test_no_release_is_lost_to_an_expired_wait(self) -> None:
        semaphore = threading.Semaphore(0)

        def work(index: int) -> int:
            if index == 0:
                for _ in range(ROUNDS):
                    semaphore.release()
                    time.sleep(0)
                return 0
            return sum(semaphore.acquire(timeout=0.0002) for _ in range(ROUNDS))

        taken = sum(self.together(4, work))
        left = 0
        while semaphore.acquire(blocking=False):
            left += 1
        self.assertEqual(taken + left, ROUNDS)

    def test_join_of_a_queue_sees_everything_done(self) -> None:
        items: queue.Queue[int] = queue.Queue(2)
        done: list[int] = []

        def work() -> None:
            while (number := items.get(timeout=LIMIT)) >= 0:
                done.append(number)
                items.task_done()

        workers = [self.start(work) for _ in range(3)]
        for turn in range(10):
            for number in range(10):
                items.put(10 * turn + number)
            items.join()
            self.assertEqual(len(done), 10 * (turn + 1))
        for _ in workers:
            items.put(-1)
        self.assertEqual(sorted(done), list(range(100)))

    @unittest.skipUnless(sys.version_info >= (3, 13), "shutdown() came with 3.13")
    def test_shutting_a_queue_down_loses_nothing_that_was_put(self) -> None:
        items: queue.Queue[int] = queue.Queue(4)

        def produce() -> int:
            count = 0
            try:
                while True:
                    items.put(count)
                    count += 1
            except queue.ShutDown:
                return count

        def consume() -> int:
            count = 0
            try:
                while True:
                    items.get()
                    count += 1
            except queue.ShutDown:
                return count

        producers = [self.start(produce) for _ in range(2)]
        consumers = [self.start(consume) for _ in range(2)]
        time.sleep(0.005)
        items.shutdown()
        put = sum(worker.result() for worker in producers)
        got = sum(worker.result() for worker in consumers)
        self.assertEqual(put, got)


class CoordinationTest(ThreadingTestCase):
    def test_generations_of_a_barrier_do_not_mix(self) -> None:
        barrier = threading.Barrier(5)
        generations: list[list[int]] = [[] for _ in range(40)]

        def walk(index: int) -> None:
            for generation in generations:
                generation.append(index)
                barrier.wait(LIMIT)
                self.assertEqual(len(generation), 5)

        self.together(5, walk)
        for generation in generations:
            self.assertEqual(sorted(generation), [0, 1, 2, 3, 4])

    def test_each_generation_has_one_leader(self) -> None:
        barrier = threading.Barrier(4)

        def walk(_: int) -> int:
            return sum(barrier.wait(LIMIT) == 0 for _ in range(40))

        self.assertEqual(sum(self.together(4, walk)), 40)

    def test_turns_are_kept_with_a_condition(self) -> None:
        condition = threading.Condition()
        said: list[int] = []

        def say(index: int) -> None:
            for _ in range(20):
                with condition:
                    mine = condition.wait_for(lambda: len(said) % 3 == index, LIMIT)
                    self.assertTrue(mine)
                    said.append(index)
                    condition.notify_all()

        self.together(3, say)
        self.assertEqual(said, [0, 1, 2] * 20)

    def test_readers_and_writers(self) -> None:
        condition = threading.Condition()
        readers = 0
        value = (0, 0)

        def read() -> None:
            nonlocal readers
            for _ in range(40):
                with condition:
                    readers += 1
                first = value[0]
                time.sleep(0)
                self.assertEqual(first, value[1])
                with condition:
                    readers -= 1
                    condition.notify_all()

        def write() -> None:
            nonlocal value
            for _ in range(40):
                with condition:
                    self.assertTrue(condition.wait_for(lambda: readers == 0, LIMIT))
                    number = bump(value[0])
                    value = (number, -1)
                    value = (number, number)

        def work(index: int) -> None:
            (write if index == 0 else read)()

        self.together(4, work)
        self.assertEqual(value, (40, 40))

    def test_something_is_initialised_once(self) -> None:
        lock = threading.Lock()
        made: list[object] = []
        ready: object = None

        def get(_: int) -> object:
            nonlocal ready
            if ready is None:
                with lock:
                    if ready is None:
                        time.sleep(0)
                        made.append(object())
                        ready = made[0]
            return ready

        got = self.together(8, get)
        self.assertEqual(len(made), 1)
        self.assertEqual({id(it) for it in got}, {id(made[0])})

    def test_one_of_result_and_cancel_wins(self) -> None:
        for _ in range(30):
            future: Future[str] = Future()

            def race(index: int) -> bool:
                if index == 0:
                    return future.cancel()
                try:
                    future.set_result("set")
                except InvalidStateError:
                    return False
                return True

            self.assertEqual(sum(self.together(2, race)), 1)

    def test_what_a_pool_accepts_it_does(self) -> None:
        for _ in range(10):
            pool = ThreadPoolExecutor(2)
            accepted: list[Future[int]] = []

            def race(index: int) -> None:
                if index == 0:
                    pool.shutdown(wait=False)
                    return
                try:
                    for number in range(20):
                        accepted.append(pool.submit(bump, number))
                except RuntimeError:
                    pass

            self.together(3, race)
            for future in accepted:
                self.assertGreater(future.result(LIMIT), 0)

    def test_a_timer_rings_or_is_cancelled(self) -> None:
        rings: list[int] = []
        for number in range(30):
            timer = threading.Timer(0.0003, rings.append, [number])
            timer.start()
            time.sleep(0.0003)
            timer.cancel()
            timer.join(LIMIT)
            self.assertFalse(timer.is_alive())
        self.assertEqual(len(rings), len(set(rings)))

    def test_start_and_join_from_many_threads(self) -> None:
        got: list[int] = []

        def work(index: int) -> None:
            for _ in range(15):
                thread = threading.Thread(target=got.append, args=(index,))
                thread.start()
                thread.join(LIMIT)
                self.assertFalse(thread.is_alive())

        self.together(4, work)
        self.assertEqual(sorted(got), sorted([0, 1, 2, 3] * 15))


class BuiltinTypesTest(ThreadingTestCase):
    """The operations that the FAQ lists, and those of ``deque``."""

    def test_list_append(self) -> None:
        items: list[int] = []
        self.together(4, lambda _: [items.append(n) for n in range(ROUNDS)])
        self.assertEqual(sorted(items), sorted(list(range(ROUNDS)) * 4))

    def test_list_extend(self) -> None:
        items: list[int] = []
        self.together(4, lambda index: [items.extend([index] * 5) for _ in range(50)])
        blocks = [items[n : n + 5] for n in range(0, len(items), 5)]
        self.assertEqual(len(blocks), 200)
        self.assertTrue(all(len(set(block)) == 1 for block in blocks))

    def test_list_pop(self) -> None:
        items = list(range(4 * ROUNDS))
        got = self.together(4, lambda _: [items.pop() for _ in range(ROUNDS)])
        self.assertEqual(sorted(sum(got, [])), list(range(4 * ROUNDS)))
        self.assertEqual(items, [])

    def test_list_item(self) -> None:
        items = [(0, 0)]

        def work(index: int) -> None:
            for number in range(ROUNDS):
                if index % 2:
                    items[0] = (number, number)
                else:
                    first, second = items[0]
                    self.assertEqual(first, second)

        self.together(4, work)

    def test_attribute(self) -> None:
        class Point:
            pair = (0, 0)

        point = Point()

        def work(index: int) -> None:
            for number in range(ROUNDS):
                if index % 2:
                    point.pair = (number, number)
                else:
                    first, second = point.pair
                    self.assertEqual(first, second)

        self.together(4, work)

    def test_dictionary_item(self) -> None:
        found: dict[int, int] = {}

        def work(index: int) -> None:
            for number in range(ROUNDS):
                found[index * ROUNDS + number] = number

        self.together(4, work)
        wanted = {i * ROUNDS + n: n for i in range(4) for n in range(ROUNDS)}
        self.assertEqual(found, wanted)

    def test_dictionary_update(self) -> None:
        found = {"a": 0, "b": 0}

        def work(index: int) -> None:
            for number in range(ROUNDS):
                if index % 2:
                    found.update({"a": number, "b": number})
                else:
                    copy = found.copy()
                    self.assertEqual(copy["a"], copy["b"])

        self.together(2, work)

    def test_dictionary_keys(self) -> None:
        found: dict[int, int] = {}

        def work(index: int) -> None:
            for number in range(ROUNDS):
                if index == 0:
                    self.assertLessEqual(len(list(found)), 3 * ROUNDS)
                else:
                    found[index * ROUNDS + number] = number

        self.together(4, work)
        self.assertEqual(len(found), 3 * ROUNDS)

    def test_dictionary_setdefault(self) -> None:
        found: dict[str, object] = {}

        def work(_: int) -> list[int]:
            return [id(found.setdefault(f"key {n}", object())) for n in range(50)]

        got = self.together(4, work)
        self.assertEqual(got, [got[0]] * 4)

    def test_set_add(self) -> None:
        found: set[int] = set()
        self.together(
            4, lambda index: [found.add(4 * n + index) for n in range(ROUNDS)]
        )
        self.assertEqual(found, set(range(4 * ROUNDS)))

    def test_deque_ends(self) -> None:
        items: deque[int] = deque()

        def work(index: int) -> list[int]:
            got = []
            for number in range(ROUNDS):
                if index == 0:
                    items.append(number)
                elif index == 1:
                    items.appendleft(ROUNDS + number)
                else:
                    try:
                        got.append(items.pop() if index == 2 else items.popleft())
                    except IndexError:
                        time.sleep(0)
            return got

        got = sum(self.together(4, work), [])
        self.assertEqual(sorted([*got, *items]), list(range(2 * ROUNDS)))

    def test_swapping_names(self) -> None:
        value = other = (1, 1)

        def work(index: int) -> None:
            nonlocal value
            for number in range(ROUNDS):
                value = other if index % 2 else (number, number)
                first, second = value
                self.assertEqual(first, second)

        self.together(4, work)


class LanguageTest(ThreadingTestCase):
    def test_a_thread_that_never_waits_lets_others_run(self) -> None:
        if not support.preemptive:
            self.skipTest("threads are switched only where they wait")
        flags = [False, False]
        end = time.monotonic() + LIMIT

        def spin(index: int) -> bool:
            flags[index] = True
            while not flags[1 - index] and time.monotonic() < end:
                pass
            return flags[1 - index]

        self.assertEqual(self.together(2, spin), [True, True])

    def test_a_cached_function_gives_everybody_one_answer(self) -> None:
        @functools.lru_cache(maxsize=20)
        def square(number: int) -> int:
            time.sleep(0)
            return number * number

        def work(_: int) -> list[int]:
            return [square(number % 30) for number in range(90)]

        wanted = [(number % 30) ** 2 for number in range(90)]
        self.assertEqual(self.together(4, work), [wanted] * 4)
        information = square.cache_info()
        self.assertEqual(information.hits + information.misses, 360)
        self.assertLessEqual(information.currsize, 20)

    def test_a_module_is_run_once(self) -> None:
        name = "conformance_imported_once"
        with tempfile.TemporaryDirectory() as folder:
            source = "import time\ntime.sleep(0.002)\nready = True\n"
            Path(folder, f"{name}.py").write_text(source, encoding="utf-8")
            sys.path.insert(0, folder)
            importlib.invalidate_caches()
            try:
                modules = self.together(6, lambda _: importlib.import_module(name))
            finally:
                sys.path.remove(folder)
                sys.modules.pop(name, None)
        self.assertEqual(len({id(module) for module in modules}), 1)
        self.assertTrue(all(module.ready for module in modules))

    def test_a_generator_behind_a_lock_gives_each_item_once(self) -> None:
        lock = threading.Lock()

        def numbers() -> Iterator[int]:
            for number in range(200):
                time.sleep(0)
                yield number

        generator = numbers()

        def take(_: int) -> list[int]:
            got = []
            while True:
                with lock:
                    number = next(generator, None)
                if number is None:
                    return got
                got.append(number)

        self.assertEqual(sorted(sum(self.together(4, take), [])), list(range(200)))

    def test_a_generator_runs_in_one_thread_at_a_time(self) -> None:
        inside, go_on = threading.Event(), threading.Event()

        def numbers() -> Iterator[int]:
            inside.set()
            go_on.wait(LIMIT)
            yield 1

        generator = numbers()
        worker = self.start(next, generator)
        self.await_event(inside)
        with self.assertRaisesRegex(ValueError, "generator already executing"):
            next(generator)
        go_on.set()
        self.assertEqual(worker.result(), 1)

    def test_garbage_is_collected_while_threads_wait_deep_in_calls(self) -> None:
        line = threading.Barrier(6)

        class Node:
            def __init__(self) -> None:
                self.me = self

        def descend(left: int, kept: list[int]) -> int:
            local = [left, *kept]
            if left:
                [Node() for _ in range(3)]
                return descend(left - 1, local) + len(local) - len(kept)
            line.wait(LIMIT)
            gc.collect()
            line.wait(LIMIT)
            return sum(local)

        for _ in range(5):
            got = self.together(6, lambda index: descend(10 + index, []))
            wanted = [sum(range(depth + 1)) + depth for depth in range(10, 16)]
            self.assertEqual(got, wanted)

    def test_garbage_is_collected_while_threads_allocate(self) -> None:
        class Node:
            def __init__(self, number: int) -> None:
                self.number, self.me = number, self

        def work(index: int) -> int:
            kept: list[Node] = []
            for number in range(300):
                node = Node(number)
                if number % 10 == 0:
                    kept.append(node)
                if number % 100 == 0:
                    gc.collect(index % 3)
            return sum(node.number for node in kept)

        self.assertEqual(self.together(4, work), [sum(range(0, 300, 10))] * 4)

    def test_recursion_without_end_is_an_error_of_its_thread(self) -> None:
        def descend() -> int:
            return descend() + 1

        def work(index: int) -> str:
            try:
                descend()
            except RecursionError:
                return "too deep"
            return "never"

        self.assertEqual(self.together(3, work), ["too deep"] * 3)

    def test_a_destructor_may_put_into_a_simple_queue(self) -> None:
        ends: queue.SimpleQueue[int] = queue.SimpleQueue()

        class Ending:
            def __init__(self, number: int) -> None:
                self.number, self.me = number, self

            def __del__(self) -> None:
                ends.put(self.number)

        def work(index: int) -> None:
            for number in range(40):
                Ending(index * 40 + number)
                ends.put(-1)

        self.together(4, work)
        gc.collect()
        got = [ends.get(timeout=LIMIT) for _ in range(320)]
        self.assertEqual(sorted(got)[160:], list(range(160)))

    def test_a_failed_comparison_leaves_a_lock_free(self) -> None:
        items: queue.PriorityQueue[Any] = queue.PriorityQueue()
        items.put(1)

        def work(_: int) -> int:
            failed = 0
            for _ in range(20):
                try:
                    items.put("not a number", timeout=LIMIT)
                except TypeError:
                    failed += 1
            return failed

        self.assertEqual(sum(self.together(3, work)) > 0, True)
        self.assertTrue(self.elsewhere(items.qsize) > 0)
