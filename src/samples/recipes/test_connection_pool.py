import sys
import threading
import unittest
from concurrent.futures import ThreadPoolExecutor

from connection_pool import ConnectionPool

SIZE = 3


class FakeConnection:
    lock = threading.Lock()
    open = most_open = made = 0

    def __init__(self) -> None:
        self.alive = True
        with self.lock:
            FakeConnection.made += 1
            FakeConnection.open += 1
            FakeConnection.most_open = max(self.open, self.most_open)

    def is_alive(self) -> bool:
        return self.alive

    def close(self) -> None:
        self.alive = False
        with self.lock:
            FakeConnection.open -= 1


class ConnectionPoolTest(unittest.TestCase):
    def setUp(self) -> None:
        FakeConnection.open = FakeConnection.most_open = FakeConnection.made = 0
        self.pool = ConnectionPool(FakeConnection, SIZE, timeout=5)

    def test_never_more_than_its_size(self) -> None:
        meeting = threading.Barrier(SIZE)

        def work() -> None:
            with self.pool.connection():
                meeting.wait(5)  # so that each place is in use at once

        with ThreadPoolExecutor(4 * SIZE) as threads:
            jobs = [threads.submit(work) for _ in range(4 * SIZE)]
        for job in jobs:
            job.result()
        self.assertEqual(FakeConnection.most_open, SIZE)
        self.assertEqual(FakeConnection.made, SIZE)

    def test_nothing_free_raises_and_a_free_place_is_found_again(self) -> None:
        pool = ConnectionPool(FakeConnection, 1, timeout=0.01)
        with pool.connection():
            with self.assertRaises(TimeoutError), pool.connection():
                self.fail("a second connection out of one place")
        with pool.connection() as connection:
            self.assertTrue(connection.is_alive())

    def test_a_waiter_gets_the_connection_that_comes_back(self) -> None:
        pool = ConnectionPool(FakeConnection, 1, timeout=5)
        lent, give_back = threading.Event(), threading.Event()

        def holder() -> FakeConnection:
            with pool.connection() as connection:
                lent.set()
                give_back.wait(5)
                return connection

        def waiter() -> FakeConnection:
            with pool.connection() as connection:
                return connection

        with ThreadPoolExecutor(2) as threads:
            first = threads.submit(holder)
            self.assertTrue(lent.wait(5))
            second = threads.submit(waiter)
            give_back.set()
        self.assertIs(first.result(), second.result())

    def test_an_error_costs_the_connection_but_not_the_place(self) -> None:
        pool = ConnectionPool(FakeConnection, 1, timeout=0.01)
        with self.assertRaises(OSError), pool.connection():
            raise OSError("broken pipe")
        with pool.connection():
            self.assertEqual((FakeConnection.made, FakeConnection.open), (2, 1))

    def test_a_failed_connect_costs_no_place(self) -> None:
        def refuse() -> FakeConnection:
            raise ConnectionRefusedError

        pool = ConnectionPool(refuse, 1, timeout=0.01)
        for _ in range(3):
            with self.assertRaises(ConnectionRefusedError), pool.connection():
                self.fail("there is no connection")

    def test_closing_reaches_those_that_are_lent(self) -> None:
        with self.pool.connection():
            with self.pool.connection():
                pass
            self.pool.close()
            self.assertEqual(FakeConnection.open, 1)
        self.assertEqual(FakeConnection.open, 0)
        with self.assertRaises(RuntimeError), self.pool.connection():
            self.fail("the pool is closed")


if __name__ == "__main__":
    unittest.main(testRunner=unittest.TextTestRunner(stream=sys.stdout))
