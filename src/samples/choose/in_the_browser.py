"""Fetch many pages in a browser with asyncio tasks: ordinary Pyodide has no threads.

Give this file to `pyodide.runPythonAsync` in a web page. Outside a browser it runs too,
to try it out:

    python3 in_the_browser.py https://example.org/a https://example.org/b

Without addresses it fetches 40 that hold their own text (`data:` addresses).

Made for "Use asyncio alone in the browser". Needs Python 3.11 or later.
"""

import asyncio
import sys
import time
from collections import Counter
from urllib.request import urlopen

AT_ONCE = 10
TIMEOUT = 5.0  # seconds, for each address
SLICE = 0.02  # seconds of computing before the page gets its turn
Answer = bytes | Exception
IN_BROWSER = sys.platform == "emscripten"


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
    """Return the answer or the error: one failure costs one result."""
    try:
        async with gate, asyncio.timeout(TIMEOUT):
            return await http_get(url)
    except Exception as error:  # a cancellation is no Exception and passes
        return error


async def fetch_all(urls: list[str]) -> list[Answer]:
    """Return what came of each address, in the order given."""
    gate = asyncio.Semaphore(AT_ONCE)
    async with asyncio.TaskGroup() as group:
        tasks = [group.create_task(attempt(url, gate)) for url in urls]
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


async def report(urls: list[str]) -> None:
    pages = []
    for url, answer in zip(urls, await fetch_all(urls), strict=True):
        if isinstance(answer, Exception):
            print(f"{url}: {answer!r}")
        else:
            pages.append(answer)
    counts = await count_words(pages)
    print(f"{len(pages)} of {len(urls)} answered, {counts.total()} words")


async def main() -> None:
    demo = [f"data:text/plain,hello%20from%20page%20{number}" for number in range(40)]
    await report(sys.argv[1:] or demo)


if __name__ == "__main__":
    if IN_BROWSER:
        task = asyncio.ensure_future(main())  # the page runs a loop already
        task.add_done_callback(asyncio.Task.result)  # else an error stays in the task
    else:
        asyncio.run(main())
