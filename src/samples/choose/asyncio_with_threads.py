"""Call a blocking database driver from async code, in threads of its own.

    python3 asyncio_with_threads.py shop.db "select count(*) from orders"

takes any number of queries. Without arguments it makes a small database of its own.

Made for "Use asyncio, with threads for what blocks". Needs Python 3.11 or later.
"""

import asyncio
import sqlite3
import sys
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import closing
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Self

WORKERS = 8  # threads: so many queries at once
TIMEOUT = 5.0  # seconds to wait for each query

Rows = list[tuple]
Answer = Rows | Exception


async def exchange_rate(currency: str) -> float:
    """Return what one unit is worth in euros. Stands for an async client of yours."""
    await asyncio.sleep(0)
    return {"GBP": 1.25, "USD": 0.75}.get(currency, 1.0)


class Database:
    """What async code may do with a blocking driver.

    It has threads of its own: those of `to_thread` are shared with everything else
    in the loop.
    """

    def __init__(self, path: str) -> None:
        self._path = path
        self._loop = asyncio.get_running_loop()
        self._gate = asyncio.Semaphore(WORKERS)
        self._pool = ThreadPoolExecutor(WORKERS, thread_name_prefix="database")

    async def __aenter__(self) -> Self:
        return self

    async def __aexit__(self, *error: object) -> None:
        # Not on the loop's thread: a query may need the loop before it can end.
        await asyncio.to_thread(self._pool.shutdown, cancel_futures=True)

    async def query(self, sql: str) -> Rows:
        """Return all rows. The time limit ends the wait, not the thread."""
        async with self._gate, asyncio.timeout(TIMEOUT):
            return await self._loop.run_in_executor(
                self._pool, self.query_blocking, sql
            )

    def query_blocking(self, sql: str) -> Rows:
        """Return all rows. Runs in a thread of the pool: put your own driver here."""
        # A connection for each call: sqlite3 refuses one made by another thread.
        with closing(sqlite3.connect(self._path)) as connection:
            connection.create_function("rate", 1, self.rate_blocking)
            return connection.execute(sql).fetchall()

    def rate_blocking(self, currency: str) -> float:
        """Ask async code from a thread. The driver calls this within a query."""
        # The loop runs the coroutine. From here nothing of the loop may be touched.
        asked = asyncio.run_coroutine_threadsafe(exchange_rate(currency), self._loop)
        return asked.result(TIMEOUT)


async def attempt(database: Database, sql: str) -> tuple[str, Answer]:
    """Return a query with its rows or its error: one failure costs one result."""
    try:
        return sql, await database.query(sql)
    except Exception as error:  # a cancellation is no Exception and passes
        return sql, error


async def query_all(database: Database, queries: list[str]) -> list[tuple[str, Answer]]:
    """Return each query with what came of it, in the order given."""
    async with asyncio.TaskGroup() as group:
        tasks = [group.create_task(attempt(database, sql)) for sql in queries]
    return [task.result() for task in tasks]


def make_demo(path: str) -> Iterator[str]:
    """Fill a database with the orders of 40 customers; yield a query for each."""
    with closing(sqlite3.connect(path)) as connection, connection:
        connection.execute("create table orders (customer, amount, currency)")
        orders = [(n % 40, n, ("EUR", "GBP", "USD")[n % 3]) for n in range(120)]
        connection.executemany("insert into orders values (?, ?, ?)", orders)
    for customer in range(40):
        yield (
            "select customer, sum(amount * rate(currency)) from orders"
            f" where customer = {customer}"
        )


async def report(database: Database, queries: list[str]) -> None:
    answered = rows = 0
    for sql, answer in await query_all(database, queries):
        if isinstance(answer, Exception):
            print(f"{sql}: {answer!r}")
        else:
            answered += 1
            rows += len(answer)
    print(f"{answered} of {len(queries)} answered, {rows} rows")


async def main() -> None:
    if len(sys.argv) > 2:
        async with Database(sys.argv[1]) as database:
            await report(database, sys.argv[2:])
        return
    with TemporaryDirectory() as folder:
        path = str(Path(folder) / "demo.db")
        queries = list(make_demo(path))
        async with Database(path) as database:
            await report(database, queries)


if __name__ == "__main__":
    asyncio.run(main())
