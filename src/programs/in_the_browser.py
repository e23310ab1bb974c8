"""Fetch many pages in a browser with asyncio tasks: ordinary Pyodide has no threads.

Give this file to `pyodide.runPythonAsync` in a web page. Outside a browser it runs too,
to try it out:

    python3 in_the_browser.py https://example.org/a https://example.org/b

Without addresses it fetches 40 that hold their own text (`data:` addresses).
"""

import asyncio
import sys
import time
import unittest
from collections import Counter
from unittest.mock import patch
from urllib.request import urlopen

AT_ONCE = 10
TIMEOUT = 5.0  # seconds, for each address
SLICE = 0.02  # seconds of computing before the page gets its turn
RATE = 200.0  # calls in a second, all tasks together  #: if rate-limit
#: if fail-fast
Answer = bytes
#: else
Answer = bytes | Exception
#: end
IN_BROWSER = sys.platform == "emscripten"


#: if rate-limit
#: part async_token_bucket


bucket = TokenBucket(RATE)


#: end
async def http_get(url: str) -> bytes:
    """Return what one address answers. A page may ask only where CORS lets it."""
    if IN_BROWSER:
        from pyodide.http import pyfetch  # there are no sockets: the browser asks

        reply = await pyfetch(url)
        reply.raise_for_status()
        return await reply.bytes()

    def read() -> bytes:
        with urlopen(url, timeout=TIMEOUT) as reply:
            return reply.read()

    return await asyncio.to_thread(read)


async def attempt(url: str, gate: asyncio.Semaphore) -> Answer:
    #: if fail-fast
    """Return the answer in time."""
    #: if rate-limit
    async with gate:
        await bucket.take()
        async with asyncio.timeout(TIMEOUT):
            return await http_get(url)
    #: else
    async with gate, asyncio.timeout(TIMEOUT):
        return await http_get(url)
    #: end
    #: else
    """Return the answer or the error: one failure costs one result."""
    try:
        #: if rate-limit
        async with gate:
            await bucket.take()
            async with asyncio.timeout(TIMEOUT):
                return await http_get(url)
        #: else
        async with gate, asyncio.timeout(TIMEOUT):
            return await http_get(url)
        #: end
    except Exception as error:  # a cancellation is no Exception and passes
        return error
    #: end


async def fetch_all(urls: list[str]) -> list[Answer]:
    """Return what came of each address, in the order given."""
    gate = asyncio.Semaphore(AT_ONCE)
    async with asyncio.TaskGroup() as group:
        tasks = [group.create_task(attempt(url, gate)) for url in urls]
        #: if progress
        for done, job in enumerate(asyncio.as_completed(tasks), start=1):
            await job
            if done % 10 == 0:
                print(f"{done} of {len(urls)} done")
        #: end
    return [task.result() for task in tasks]


async def count_words(pages: list[bytes]) -> Counter[str]:
    """Count the words of all pages, in slices: between them the page can react."""
    counts: Counter[str] = Counter()
    end = time.monotonic() + SLICE
    for page in pages:
        counts.update(page.decode(errors="replace").split())
        if time.monotonic() > end:
            await asyncio.sleep(0)  # else the page stands still until the last one
            end = time.monotonic() + SLICE
    return counts


#: if tests
class Tests(unittest.IsolatedAsyncioTestCase):
    """Run them outside the browser: python3 -m unittest in_the_browser.py"""

    async def test_the_order_is_kept(self) -> None:
        last = asyncio.Event()

        async def first_waits_for_last(url: str) -> bytes:
            if url == "last":
                last.set()
            await last.wait()
            return url.encode()

        with patch(f"{__name__}.http_get", first_waits_for_last):
            answers = await fetch_all(["first", "last"])
        self.assertEqual(answers, [b"first", b"last"])

    async def test_no_more_at_once_than_allowed(self) -> None:
        running = most = 0

        async def fetch_slowly(url: str) -> bytes:
            nonlocal running, most
            running += 1
            most = max(most, running)
            await asyncio.sleep(0)
            running -= 1
            return b""

        with patch(f"{__name__}.http_get", fetch_slowly):
            await fetch_all(["page"] * (3 * AT_ONCE))
        #: if rate-limit
        self.assertLessEqual(most, AT_ONCE)
        #: else
        self.assertEqual(most, AT_ONCE)
        #: end

    async def test_computing_lets_other_tasks_run(self) -> None:
        turns = 0

        async def page_reacts() -> None:
            nonlocal turns
            while True:
                await asyncio.sleep(0)
                turns += 1

        reacting = asyncio.create_task(page_reacts())
        with patch(f"{__name__}.SLICE", -1.0):
            counts = await count_words([b"one two", b"two"])
        reacting.cancel()
        self.assertEqual(counts, {"one": 1, "two": 2})
        self.assertGreater(turns, 0)

    #: if fail-fast
    async def test_the_first_error_cancels_the_rest(self) -> None:
        cancelled = []
        began = asyncio.Event()

        async def fail_or_wait(url: str) -> bytes:
            if url == "bad":
                await began.wait()
                raise OSError("down")
            began.set()
            try:
                await asyncio.Event().wait()  # nobody sets it
            finally:
                cancelled.append(url)

        with patch(f"{__name__}.http_get", fail_or_wait):
            with self.assertRaises(ExceptionGroup) as caught:
                await fetch_all(["good", "bad"])
        self.assertEqual([str(one) for one in caught.exception.exceptions], ["down"])
        self.assertEqual(cancelled, ["good"])
    #: else
    async def test_an_error_costs_one_result(self) -> None:
        error = OSError("down")
        with patch(f"{__name__}.http_get", side_effect=[error, b"up"]):
            self.assertEqual(await fetch_all(["a", "b"]), [error, b"up"])
    #: end


#: end
async def report(urls: list[str]) -> None:
    #: if fail-fast
    try:
        pages = await fetch_all(urls)
    except* Exception as failed:
        print(f"stopped early: {failed.exceptions[0]!r}")
    else:
        counts = await count_words(pages)
        print(f"{len(pages)} of {len(urls)} answered, {counts.total()} words")
    #: else
    pages = []
    for url, answer in zip(urls, await fetch_all(urls), strict=True):
        if isinstance(answer, Exception):
            print(f"{url}: {answer!r}")
        else:
            pages.append(answer)
    counts = await count_words(pages)
    print(f"{len(pages)} of {len(urls)} answered, {counts.total()} words")
    #: end


async def main() -> None:
    demo = [f"data:text/plain,hello%20from%20page%20{number}" for number in range(40)]
    demo[33] = "nothing:here"  #: if fail-fast
    await report(sys.argv[1:] or demo)


if __name__ == "__main__":
    if IN_BROWSER:
        task = asyncio.ensure_future(main())  # the page runs a loop already
        task.add_done_callback(asyncio.Task.result)  # else an error stays in the task
    else:
        asyncio.run(main())
