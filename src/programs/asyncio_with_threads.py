"""Call a blocking database driver from async code, in threads of its own.

#: if notebook
    from asyncio_with_threads import Database
    async with Database("shop.db") as database:
        rows = await database.query("select count(*) from orders")

in a cell of a notebook beside this file: a loop runs there already. Run as a program
it shows itself at work on 40 queries to a small database of its own.
#: else
    python3 asyncio_with_threads.py shop.db "select count(*) from orders"

takes any number of queries. Without arguments it makes a small database of its own.
#: end
"""

import asyncio
import logging
import sqlite3
import sys
import threading
import unittest
from collections import deque
from collections.abc import AsyncIterator, Iterable, Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import closing
from contextvars import ContextVar, copy_context
from itertools import islice
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Self
from unittest.mock import patch

WORKERS = 8  # threads: so many queries at once
TIMEOUT = 5.0  # seconds to wait for each try  #: if retry
TIMEOUT = 5.0  # seconds to wait for each query  #: if not retry
TOTAL_LIMIT = 30.0  # seconds to wait for all of them  #: if total-timeout
RATE = 500.0  # queries in a second, all tasks together  #: if rate-limit
RETRY_PAUSES = (0.1, 0.2, 0.4)  # seconds at most before each new try  #: if retry
AHEAD = 2 * WORKERS  # queries taken from the input before they are answered  #: if huge-input

Rows = list[tuple]
#: if fail-fast
Answer = Rows
#: else
Answer = Rows | Exception
#: end
#: if logging

log = logging.getLogger("database")
batch = ContextVar("batch", default="-")
#: end


#: if retry
def may_pass(error: Exception) -> bool:
    """Tell whether the same query may succeed a little later: the file was locked."""
    code = getattr(error, "sqlite_errorcode", None)
    return code in (sqlite3.SQLITE_BUSY, sqlite3.SQLITE_LOCKED)


#: part async_retry


#: end
#: if rate-limit
#: part async_token_bucket


bucket = TokenBucket(RATE)


#: end
#: if shared-state
class Totals:
    """Queries and rows. The threads hand back what they read; the loop adds it up."""

    def __init__(self) -> None:
        self.queries = self.rows = 0

    def add(self, rows: int) -> None:
        # No lock: only the loop's thread comes here, and no await parts the lines.
        self.queries += 1
        self.rows += rows


totals = Totals()


#: end
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
        self._stop = threading.Event()  #: if user-cancel

    async def __aenter__(self) -> Self:
        return self

    async def __aexit__(self, *error: object) -> None:
        self._stop.set()  #: if user-cancel
        # Not on the loop's thread: a query may need the loop before it can end.
        await asyncio.to_thread(self._pool.shutdown, cancel_futures=True)

    @retry  #: if retry
    async def query(self, sql: str) -> Rows:
        """Return all rows. The time limit ends the wait, not the thread."""
        await bucket.take()  #: if rate-limit
        async with self._gate, asyncio.timeout(TIMEOUT):
            #: if logging
            # Threads of a pool do not see the context variables of their caller.
            run = copy_context().run
            #: if shared-state
            rows = await self._loop.run_in_executor(
                self._pool, run, self.query_blocking, sql
            )
        totals.add(len(rows))
        return rows
            #: else
            return await self._loop.run_in_executor(
                self._pool, run, self.query_blocking, sql
            )
            #: end
            #: elif shared-state
            rows = await self._loop.run_in_executor(
                self._pool, self.query_blocking, sql
            )
        totals.add(len(rows))
        return rows
            #: else
            return await self._loop.run_in_executor(
                self._pool, self.query_blocking, sql
            )
            #: end

    def query_blocking(self, sql: str) -> Rows:
        """Return all rows. Runs in a thread of the pool: put your own driver here."""
        # A connection for each call: sqlite3 refuses one made by another thread.
        with closing(sqlite3.connect(self._path)) as connection:
            connection.create_function("rate", 1, self.rate_blocking)
            #: if user-cancel
            # Asked after every thousand steps; true ends the query with an error.
            connection.set_progress_handler(self._stop.is_set, 1_000)
            #: end
            #: if logging
            rows = connection.execute(sql).fetchall()
        log.info("%d rows from %s", len(rows), sql)
        return rows
            #: else
            return connection.execute(sql).fetchall()
            #: end

    def rate_blocking(self, currency: str) -> float:
        """Ask async code from a thread. The driver calls this within a query."""
        # The loop runs the coroutine. From here nothing of the loop may be touched.
        asked = asyncio.run_coroutine_threadsafe(exchange_rate(currency), self._loop)
        return asked.result(TIMEOUT)


async def attempt(database: Database, sql: str) -> tuple[str, Answer]:
    #: if fail-fast
    """Return a query with its rows."""
    return sql, await database.query(sql)
    #: else
    """Return a query with its rows or its error: one failure costs one result."""
    try:
        return sql, await database.query(sql)
    except Exception as error:  # a cancellation is no Exception and passes
        return sql, error
    #: end


#: if not (as-finished or fail-fast or huge-input or progress or total-timeout or user-cancel)
async def query_all(database: Database, queries: list[str]) -> list[tuple[str, Answer]]:
    """Return each query with what came of it, in the order given."""
    async with asyncio.TaskGroup() as group:
        tasks = [group.create_task(attempt(database, sql)) for sql in queries]
    return [task.result() for task in tasks]
#: else
async def query_all(
    database: Database, queries: Iterable[str], group: asyncio.TaskGroup  #: if huge-input
    database: Database, queries: list[str], group: asyncio.TaskGroup  #: if not huge-input
) -> AsyncIterator[tuple[str, Answer]]:
    #: if as-finished
    """Yield each query with what came of it, as they finish."""
    #: else
    """Yield each query with what came of it, in the order given."""
    #: end
    # The tasks are in the caller's group: a generator must not yield inside its own.
    #: if huge-input
    rest = iter(queries)
    tasks: set[asyncio.Task[tuple[str, Answer]]] = set()  #: if as-finished
    tasks: deque[asyncio.Task[tuple[str, Answer]]] = deque()  #: if not as-finished
    while True:
        for sql in islice(rest, AHEAD - len(tasks)):
            tasks.add(group.create_task(attempt(database, sql)))  #: if as-finished
            tasks.append(group.create_task(attempt(database, sql)))  #: if not as-finished
        if not tasks:
            break
        #: if as-finished
        done, tasks = await asyncio.wait(tasks, return_when=asyncio.FIRST_COMPLETED)
        for task in done:
            yield task.result()
        #: else
        yield await tasks.popleft()
        #: end
    #: else
    tasks = [group.create_task(attempt(database, sql)) for sql in queries]
    #: if as-finished
    for job in asyncio.as_completed(tasks):
        yield await job
    #: else
    for task in tasks:
        yield await task
    #: end
    #: end
#: end


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
    yield "select * from nowhere"  #: if fail-fast


#: if tests
class Tests(unittest.IsolatedAsyncioTestCase):
    """Run them with: python3 -m unittest asyncio_with_threads.py"""

    async def asyncSetUp(self) -> None:
        database = Database(":memory:")
        self.database = await self.enterAsyncContext(database)

    async def answers(self, queries: list[str]) -> list[tuple[str, Answer]]:
        #: if not (as-finished or fail-fast or huge-input or progress or total-timeout or user-cancel)
        return await query_all(self.database, queries)
        #: else
        async with asyncio.TaskGroup() as group:
            answers = query_all(self.database, queries, group)
            return [pair async for pair in answers]
        #: end

    async def test_as_many_run_at_once_as_there_are_threads(self) -> None:
        together = threading.Barrier(WORKERS)

        def meet(sql: str) -> Rows:
            together.wait(timeout=30)  # only all of them get past it
            return [(sql,)]

        queries = [str(number) for number in range(2 * WORKERS)]
        with patch.object(self.database, "query_blocking", meet):
            answers = await self.answers(queries)
        #: if as-finished
        self.assertCountEqual(answers, [(sql, [(sql,)]) for sql in queries])
        #: else
        self.assertEqual(answers, [(sql, [(sql,)]) for sql in queries])
        #: end

    #: if as-finished
    async def test_no_answer_is_lost(self) -> None:
    #: else
    async def test_the_order_is_kept(self) -> None:
    #: end
        last = threading.Event()

        def first_waits_for_last(sql: str) -> Rows:
            if sql == "last":
                last.set()
            return [(last.wait(timeout=30),)]

        with patch.object(self.database, "query_blocking", first_waits_for_last):
            answers = await self.answers(["first", "last"])
        #: if as-finished
        self.assertCountEqual(answers, [("last", [(True,)]), ("first", [(True,)])])
        #: else
        self.assertEqual(answers, [("first", [(True,)]), ("last", [(True,)])])
        #: end

    async def test_a_thread_may_ask_the_loop(self) -> None:
        rows = await self.database.query("select 4 * rate('USD')")
        self.assertEqual(rows, [(3.0,)])

    async def test_after_the_time_limit_nobody_waits(self) -> None:
        over = threading.Event()

        def hang(sql: str) -> Rows:
            over.wait()
            return []

        self.addCleanup(over.set)
        with (
            patch.object(self.database, "query_blocking", hang),
            patch(f"{__name__}.TIMEOUT", 0.01),
        ):
            with self.assertRaises(TimeoutError):
                await self.database.query("select 1")

    #: if fail-fast
    async def test_the_first_error_ends_it(self) -> None:
        with self.assertRaises(ExceptionGroup) as caught:
            await self.answers(["select 1", "no query"])
        for error in caught.exception.exceptions:
            self.assertIsInstance(error, sqlite3.OperationalError)
    #: else
    async def test_an_error_costs_one_result(self) -> None:
        answers = dict(await self.answers(["select 1", "no query"]))
        self.assertEqual(answers["select 1"], [(1,)])
        self.assertIsInstance(answers["no query"], sqlite3.OperationalError)
    #: end
    #: if retry

    async def test_a_locked_database_is_tried_again(self) -> None:
        locked = sqlite3.OperationalError("database is locked")
        locked.sqlite_errorcode = sqlite3.SQLITE_BUSY
        run = patch.object(self.database, "query_blocking", side_effect=[locked, []])
        with run as query_blocking, patch(f"{__name__}.RETRY_PAUSES", (0,)):
            self.assertEqual(await self.database.query("select 1"), [])
        self.assertEqual(query_blocking.call_count, 2)
    #: end
    #: if user-cancel

    async def test_closing_ends_a_running_query(self) -> None:
        started = asyncio.Event()
        endless = (
            "with recursive n(i) as (select 1 union all select i + 1 from n)"
            " select sum(i * rate('USD')) from n"
        )

        async def tell(currency: str) -> float:
            started.set()
            return 1.0

        with patch(f"{__name__}.exchange_rate", tell):
            async with Database(":memory:") as database:
                task = asyncio.create_task(database.query(endless))
                await started.wait()
            with self.assertRaises(sqlite3.OperationalError):
                await task
    #: end


#: end
#: if huge-input
async def report(database: Database, queries: Iterable[str]) -> None:
#: else
async def report(database: Database, queries: list[str]) -> None:
#: end
    #: if progress and not fail-fast
    done = answered = rows = 0
    #: else
    answered = rows = 0
    #: end
    #: if fail-fast or total-timeout or user-cancel
    try:
        #: if total-timeout
        async with asyncio.timeout(TOTAL_LIMIT), asyncio.TaskGroup() as group:
        #: else
        async with asyncio.TaskGroup() as group:
        #: end
            #: if fail-fast
            async for _, answer in query_all(database, queries, group):
                answered += 1
                rows += len(answer)
                #: if progress and huge-input
                if answered % 10 == 0:
                    print(f"{answered} done")
                #: elif progress
                if answered % 10 == 0:
                    print(f"{answered} of {len(queries)} done")
                #: end
            #: else
            async for sql, answer in query_all(database, queries, group):
                if isinstance(answer, Exception):
                    print(f"{sql}: {answer!r}")
                else:
                    answered += 1
                    rows += len(answer)
                #: if progress
                done += 1
                if done % 10 == 0:
                    print(f"{done} done")  #: if huge-input
                    print(f"{done} of {len(queries)} done")  #: if not huge-input
                #: end
            #: end
    #: if total-timeout and not fail-fast
    except TimeoutError:
        print(f"stopped early: {TOTAL_LIMIT} s are over")
    #: end
    #: if fail-fast
    except* Exception as failed:
        print(f"stopped early: {failed.exceptions[0]!r}")
    #: end
    #: if user-cancel
    finally:  # also when Ctrl-C cancels this task
        print(f"{answered} answered, {rows} rows")  #: if huge-input
        print(f"{answered} of {len(queries)} answered, {rows} rows")  #: if not huge-input
    #: end
    #: elif as-finished or huge-input or progress
    async with asyncio.TaskGroup() as group:
        async for sql, answer in query_all(database, queries, group):
            if isinstance(answer, Exception):
                print(f"{sql}: {answer!r}")
            else:
                answered += 1
                rows += len(answer)
            #: if progress
            done += 1
            if done % 10 == 0:
                print(f"{done} done")  #: if huge-input
                print(f"{done} of {len(queries)} done")  #: if not huge-input
            #: end
    #: else
    for sql, answer in await query_all(database, queries):
        if isinstance(answer, Exception):
            print(f"{sql}: {answer!r}")
        else:
            answered += 1
            rows += len(answer)
    #: end
    #: if shared-state
    print(f"the loop counted {totals.queries} queries with {totals.rows} rows")
    #: end
    #: if not user-cancel
    print(f"{answered} answered, {rows} rows")  #: if huge-input
    print(f"{answered} of {len(queries)} answered, {rows} rows")  #: if not huge-input
    #: end


#: if logging
def start_logging() -> None:
    """Show thread and batch with every line; the filter adds the batch."""

    def add_batch(record: logging.LogRecord) -> bool:
        record.batch = batch.get()
        return True

    handler = logging.StreamHandler(sys.stdout)
    handler.addFilter(add_batch)
    form = "%(asctime)s %(threadName)s %(batch)s %(message)s"
    logging.basicConfig(level=logging.INFO, format=form, handlers=[handler])


#: end
async def main() -> None:
    #: if logging
    start_logging()
    batch.set("nightly")
    #: end
    #: if not notebook
    if len(sys.argv) > 2:
        async with Database(sys.argv[1]) as database:
            await report(database, sys.argv[2:])
        return
    #: end
    with TemporaryDirectory() as folder:
        path = str(Path(folder) / "demo.db")
        #: if huge-input
        queries = make_demo(path)
        #: else
        queries = list(make_demo(path))
        #: end
        async with Database(path) as database:
            await report(database, queries)


if __name__ == "__main__":
    #: if user-cancel
    try:
        asyncio.run(main())
    except KeyboardInterrupt:
        sys.exit("cancelled")
    #: else
    asyncio.run(main())
    #: end
