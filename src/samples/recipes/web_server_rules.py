"""Show what the requests of one server process share: a counter, and a queue.

Serves itself on a free port. `Application` is plain WSGI: it runs under any server.
"""

import logging
import queue
import threading
import time
from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from socketserver import ThreadingMixIn
from typing import Any
from urllib.error import HTTPError
from urllib.request import urlopen
from wsgiref.simple_server import WSGIRequestHandler, WSGIServer, make_server

PENDING = 2  # jobs that may wait for their turn after the answer


def slow_step() -> None:
    """Stands for a query, for 50 ms. Other requests run meanwhile."""
    time.sleep(0.05)


class Application:
    """One object for all requests of this process: everything on it is shared."""

    def __init__(self) -> None:
        self.unlocked = 0
        self.locked = 0
        self.lock = threading.Lock()
        self.both_have_read = threading.Barrier(2, timeout=5)
        self.mail_host_up = threading.Event()
        self.mails: queue.Queue[str | None] = queue.Queue(PENDING)
        self.sent: list[str] = []

    def __call__(
        self, environ: dict[str, Any], start_response: Callable[..., Any]
    ) -> Iterable[bytes]:
        """Answer one request. It runs in the thread of that request."""
        routes = {"/unlocked": self.wrong, "/locked": self.right, "/mail": self.mail}
        # What belongs to one request is handed on, never kept on `self`.
        status, text = routes[environ["PATH_INFO"]](environ["QUERY_STRING"])
        start_response(status, [("Content-Type", "text/plain")])
        return [text.encode()]

    def wrong(self, query: str) -> tuple[str, str]:
        seen = self.unlocked
        self.both_have_read.wait()  # makes certain what is otherwise chance
        self.unlocked = seen + 1
        return "200 OK", str(self.unlocked)

    def right(self, query: str) -> tuple[str, str]:
        slow_step()  # whatever waits stays outside the lock
        with self.lock:
            self.locked += 1
            return "200 OK", str(self.locked)

    def mail(self, query: str) -> tuple[str, str]:
        """Take a mail on, to be sent after the answer; refuse when too many wait."""
        try:
            self.mails.put_nowait(query)
        except queue.Full:
            return "503 Service Unavailable", "try later"
        return "202 Accepted", "will be sent"

    def send_mails(self) -> None:
        """Run in one thread that the process owns, from its start to its end."""
        while (mail := self.mails.get()) is not None:
            try:
                self.send(mail)
            except Exception:  # costs one mail, not the thread
                logging.exception("not sent: %s", mail)

    def send(self, mail: str) -> None:
        """Stands for the mail host."""
        if not self.mail_host_up.wait(5):
            raise TimeoutError
        self.sent.append(mail)


class Server(ThreadingMixIn, WSGIServer):
    """A thread for each request, as many as there are requests."""


class Quiet(WSGIRequestHandler):
    def log_message(self, format: str, *args: object) -> None:
        pass


@contextmanager
def serving(application: Application) -> Iterator[str]:
    """Serve while the block runs; end what was taken on before it is left."""
    mailer = threading.Thread(target=application.send_mails, name="mailer")
    mailer.start()
    try:
        with make_server("127.0.0.1", 0, application, Server, Quiet) as server:
            main = threading.Thread(target=server.serve_forever, name="server")
            main.start()
            try:
                yield f"http://127.0.0.1:{server.server_port}"
            finally:
                server.shutdown()
                main.join()
        # Leaving make_server's block has joined the threads of all requests.
    finally:
        application.mails.put(None)
        mailer.join()


def ask(address: str) -> int:
    try:
        with urlopen(address, timeout=5) as reply:
            return reply.status
    except HTTPError as error:
        with error:
            return error.code


def main() -> None:
    application = Application()
    with serving(application) as server, ThreadPoolExecutor(8) as clients:
        for path in ("/unlocked", "/locked"):
            list(clients.map(ask, [server + path] * 2))
        print("without a lock, 2 requests counted:", application.unlocked)
        print("with a lock, 2 requests counted:", application.locked)
        mails = [f"{server}/mail?user{number}" for number in range(6)]
        answers = list(clients.map(ask, mails))
        print("some were refused while the mail host was down:", 503 in answers)
        application.mail_host_up.set()
    print("each mail taken on was sent:", len(application.sent) == answers.count(202))


if __name__ == "__main__":
    main()
