"""A pool of at most so many connections, shared by any number of threads."""

import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import Generic, Protocol, TypeVar


class Closable(Protocol):
    """What the pool asks of a connection. None of it may raise, a dead one included."""

    def is_alive(self) -> bool: ...
    def close(self) -> None: ...


C = TypeVar("C", bound=Closable)


class ConnectionPool(Generic[C]):
    def __init__(self, connect: Callable[[], C], size: int, timeout: float) -> None:
        self._connect = connect
        self._timeout = timeout  # seconds to wait for a free place
        self._places = threading.BoundedSemaphore(size)
        self._lock = threading.Lock()
        self._idle: list[C] = []
        self._closed = False

    @contextmanager
    def connection(self) -> Iterator[C]:
        """Lend a connection for one block; TimeoutError when none gets free."""
        if not self._places.acquire(timeout=self._timeout):
            raise TimeoutError(f"no connection got free in {self._timeout} s")
        try:
            connection = self._take()
            try:
                yield connection
            except BaseException:
                connection.close()  # who knows what state it is in
                raise
            self._give_back(connection)
        finally:
            self._places.release()

    def close(self) -> None:
        """Close what is idle now, and what is lent when it comes back."""
        with self._lock:
            self._closed = True
            idle, self._idle = self._idle, []
        for connection in idle:
            connection.close()

    def _take(self) -> C:
        while True:
            with self._lock:
                if self._closed:
                    raise RuntimeError("the pool is closed")
                if not self._idle:
                    break
                connection = self._idle.pop()  # the one used last
            if connection.is_alive():
                return connection
            connection.close()
        return self._connect()

    def _give_back(self, connection: C) -> None:
        with self._lock:
            if not self._closed:
                self._idle.append(connection)
                return
        connection.close()


class DemoConnection:
    """Put your own here."""

    def __init__(self) -> None:
        self.alive = True

    def is_alive(self) -> bool:
        return self.alive

    def close(self) -> None:
        self.alive = False

    def query(self) -> str:
        time.sleep(0.02)  # stands for the database
        return "row"


def main() -> None:
    pool = ConnectionPool(DemoConnection, size=2, timeout=0.5)
    used: set[DemoConnection] = set()
    rows: list[str] = []

    def work() -> None:
        with pool.connection() as connection:
            used.add(connection)
            rows.append(connection.query())

    threads = [threading.Thread(target=work) for _ in range(6)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    print(len(rows), "queries, at most 2 connections:", len(used) <= 2)

    with pool.connection(), pool.connection():
        try:
            with pool.connection():
                pass
        except TimeoutError as error:
            print("TimeoutError:", error)

    with pool.connection() as connection:
        connection.alive = False  # the other side hung up
    with pool.connection() as connection:
        print("replaced by a live one:", connection.is_alive())
    pool.close()


if __name__ == "__main__":
    main()
