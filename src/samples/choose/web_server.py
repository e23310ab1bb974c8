"""Show what one slow request does to the next: the same endpoint, wrong and right.

    python3 web_server.py 8000

answers on that port until Ctrl-C; without one it asks itself. In your program a
framework takes the place of `run` and of what stands below it, and the handlers stay.

Made for "Let the web server do it". Needs Python 3.11 or later.
"""

import asyncio
import inspect
import sys
import threading
import time
import traceback
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from contextlib import suppress
from http import HTTPStatus
from typing import Any
from urllib.error import HTTPError
from urllib.request import urlopen

THREADS = 8  # in this process; each may want a connection to the database
Handler = Callable[[], Any]  # returns the text, or is `async` and will
under_way = threading.Event()  # tells the demonstration that a query has begun


def query() -> str:
    """Stands for a call that blocks, such as that of a database driver."""
    under_way.set()
    time.sleep(0.2)
    return "report"


async def wrong() -> str:
    """Blocks the event loop: until `query` returns, nobody else is answered."""
    return query()


def right() -> str:
    """The same without `async`: runs in a thread, while the loop answers others."""
    return query()


async def health() -> str:
    """May be `async`: it calls nothing that blocks."""
    return "well"


HANDLERS: dict[str, Handler] = {"/wrong": wrong, "/right": right, "/health": health}


async def run(handler: Handler) -> str:
    """Await an `async def` handler; call a plain `def` in a thread, as FastAPI does."""
    if inspect.iscoroutinefunction(handler):
        return await handler()
    return await asyncio.to_thread(handler)


async def answer(path: str) -> tuple[int, str]:
    """Return status and text for a path. An error costs one request, not the server."""
    if path not in HANDLERS:
        return 404, "no such page"
    try:
        return 200, await run(HANDLERS[path])
    except Exception:
        traceback.print_exc()
        return 500, "failed"


async def serve_one(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
    """Answer one HTTP request: no more than the demonstration needs."""
    with suppress(asyncio.IncompleteReadError, ConnectionError):  # the client left
        try:
            first_line, *_ = (await reader.readuntil(b"\r\n\r\n")).split(b"\r\n")
            _, path, _ = first_line.decode().split()
            print(f"{path} begins")
            status, text = await answer(path)
            body = text.encode()
            head = f"HTTP/1.1 {status} {HTTPStatus(status).phrase}\r\nConnection: close"
            writer.write(f"{head}\r\nContent-Length: {len(body)}\r\n\r\n".encode())
            writer.write(body)
            await writer.drain()
            print(f"{path} answered {status}")
        finally:
            writer.close()
            await writer.wait_closed()


async def start(port: int) -> asyncio.Server:
    """Return a server for this machine; port 0 stands for a free one."""
    threads = ThreadPoolExecutor(THREADS)
    asyncio.get_running_loop().set_default_executor(threads)
    return await asyncio.start_server(serve_one, "127.0.0.1", port)


async def serve(port: int) -> None:
    async with await start(port) as server:
        await server.serve_forever()


def ask(address: str) -> str:
    """Return what the server answers, or the number of its error."""
    try:
        with urlopen(address, timeout=5) as reply:
            return reply.read().decode()
    except HTTPError as error:
        with error:
            return str(error.code)


def ask_both(server: str, slow: str, clients: ThreadPoolExecutor) -> None:
    """Ask for a slow page and, while it is under way, for a quick one."""
    under_way.clear()
    first = clients.submit(ask, server + slow)
    under_way.wait()
    ask(server + "/health")
    first.result()


async def demo() -> None:
    loop = asyncio.get_running_loop()
    async with await start(0) as server:
        _, port = server.sockets[0].getsockname()
        address = f"http://127.0.0.1:{port}"
        with ThreadPoolExecutor() as clients:
            for slow in ("/wrong", "/right"):
                await loop.run_in_executor(clients, ask_both, address, slow, clients)


def main() -> None:
    if len(sys.argv) > 1:
        with suppress(KeyboardInterrupt):
            asyncio.run(serve(int(sys.argv[1])))
    else:
        asyncio.run(demo())


if __name__ == "__main__":
    main()
