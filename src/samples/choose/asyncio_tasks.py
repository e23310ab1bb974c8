"""Fetch many addresses at once with asyncio tasks.

    python3 asyncio_tasks.py http://example.org/a http://example.org/b

Without addresses it fetches 40 pages of a small server of its own.

Made for "Use asyncio tasks". Needs Python 3.11 or later.
"""

import asyncio
import sys
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager, closing, suppress
from urllib.parse import urlsplit

AT_ONCE = 100
TIMEOUT = 10.0  # seconds, for each address
Answer = bytes | Exception


async def http_get(url: str) -> bytes:
    """Return what one address answers. Put your own async client here."""
    parts = urlsplit(url)
    if parts.scheme not in ("http", "https") or not parts.hostname:
        raise ValueError("an address starts with http:// or https://")
    secure = parts.scheme == "https"
    port = parts.port or (443 if secure else 80)
    reader, writer = await asyncio.open_connection(parts.hostname, port, ssl=secure)
    try:
        path = (parts.path or "/") + (f"?{parts.query}" if parts.query else "")
        host = parts.netloc.rpartition("@")[2]
        writer.write(f"GET {path} HTTP/1.0\r\nHost: {host}\r\n\r\n".encode())
        head, _, body = (await reader.read()).partition(b"\r\n\r\n")
    finally:
        # Not close() and wait_closed(): over TLS they wait for a silent server.
        writer.transport.abort()
    status = head.partition(b"\r\n")[0].decode("latin-1")
    if status.split()[1:2] != ["200"]:
        raise OSError(f"the server answered {status!r}")
    return body


async def fetch(url: str) -> bytes:
    """Return what one address answers in time."""
    async with asyncio.timeout(TIMEOUT):
        return await http_get(url)


async def attempt(url: str, gate: asyncio.Semaphore) -> tuple[str, Answer]:
    """Return an address with its answer or its error: one failure costs one result."""
    try:
        async with gate:
            return url, await fetch(url)
    except Exception as error:  # a cancellation is no Exception and passes
        return url, error


async def fetch_all(urls: list[str]) -> list[tuple[str, Answer]]:
    """Return each address with what came of it, in the order given."""
    gate = asyncio.Semaphore(AT_ONCE)
    async with asyncio.TaskGroup() as group:
        tasks = [group.create_task(attempt(url, gate)) for url in urls]
    return [task.result() for task in tasks]


@asynccontextmanager
async def demo_server() -> AsyncIterator[str]:
    """Answer every request after 50 ms, for as long as the block runs."""

    async def answer(
        reader: asyncio.StreamReader, writer: asyncio.StreamWriter
    ) -> None:
        # A client that was cancelled has gone.
        with closing(writer), suppress(ConnectionError, EOFError):
            path = (await reader.readuntil(b" HTTP")).split()[1]
            await asyncio.sleep(0.05)
            writer.write(b"HTTP/1.0 200 OK\r\n\r\nhello from " + path)

    server = await asyncio.start_server(answer, "127.0.0.1", 0, backlog=256)
    async with server:
        yield f"http://127.0.0.1:{server.sockets[0].getsockname()[1]}"


async def report(urls: list[str]) -> None:
    answered = size = 0
    for url, answer in await fetch_all(urls):
        if isinstance(answer, Exception):
            print(f"{url}: {answer!r}")
        else:
            answered += 1
            size += len(answer)
    print(f"{answered} of {len(urls)} answered, {size:,} bytes")


async def main() -> None:
    if urls := sys.argv[1:]:
        await report(urls)
        return
    async with demo_server() as server:
        await report([f"{server}/{number}" for number in range(40)])


if __name__ == "__main__":
    asyncio.run(main())
