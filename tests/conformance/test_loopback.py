"""Sockets on the loopback interface, and what the standard library builds on them."""

from __future__ import annotations

import asyncio
import errno
import select
import selectors
import socket
import socketserver
import threading
import time
import urllib.request
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from contextlib import suppress
from http.client import HTTPConnection
from http.server import BaseHTTPRequestHandler, HTTPServer, ThreadingHTTPServer
from urllib.error import HTTPError, URLError
from wsgiref.simple_server import WSGIRequestHandler, make_server

from support import LIMIT, SHORT, AsyncTestCase, ThreadingTestCase

HOST = "127.0.0.1"
PART = bytes(range(256)) * 256


class SocketTestCase(ThreadingTestCase):
    """Closes the sockets it hands out."""

    def new_socket(self, timeout: float | None = LIMIT) -> socket.socket:
        made = socket.socket(socket.AF_INET, socket.SOCK_STREAM)
        self.addCleanup(made.close)
        made.settimeout(timeout)
        return made

    def listener(self, backlog: int = 5) -> socket.socket:
        made = self.new_socket()
        made.bind((HOST, 0))
        made.listen(backlog)
        return made

    def pair(self) -> tuple[socket.socket, socket.socket]:
        """A client's and a server's socket that are connected."""
        listener = self.listener()
        client = self.new_socket()
        client.connect(listener.getsockname())
        server, _ = listener.accept()
        self.addCleanup(server.close)
        server.settimeout(LIMIT)
        return client, server

    def free_address(self) -> tuple[str, int]:
        """An address at which nobody listens."""
        probe = self.new_socket()
        probe.bind((HOST, 0))
        return probe.getsockname()

    def read_all(self, source: socket.socket) -> bytes:
        parts = []
        while part := source.recv(4096):
            parts.append(part)
        return b"".join(parts)

    def fill(self, target: socket.socket) -> int:
        """Send until there is no more room; return the number of bytes."""
        target.setblocking(False)
        sent = 0
        try:
            while True:
                sent += target.send(PART)
        except BlockingIOError:
            return sent
        finally:
            target.settimeout(LIMIT)


class ConnectionTest(SocketTestCase):
    def test_both_ends_know_both_addresses(self) -> None:
        client, server = self.pair()
        self.assertEqual(client.getpeername(), server.getsockname())
        self.assertEqual(server.getpeername(), client.getsockname())
        self.assertEqual(client.getsockname()[0], HOST)

    def test_accept_tells_the_address_of_the_client(self) -> None:
        listener = self.listener()
        client = self.new_socket()
        client.connect(listener.getsockname())
        server, address = listener.accept()
        server.close()
        self.assertEqual(address, client.getsockname())

    def test_port_0_picks_ports_that_differ(self) -> None:
        ports = {self.listener().getsockname()[1] for _ in range(10)}
        self.assertEqual(len(ports), 10)
        self.assertNotIn(0, ports)

    def test_connect_does_not_wait_for_accept(self) -> None:
        listener = self.listener()
        client = self.new_socket()
        client.connect(listener.getsockname())
        client.sendall(b"early")
        server, _ = listener.accept()
        with server:
            self.assertEqual(server.recv(10), b"early")

    def test_accept_waits_for_a_connection(self) -> None:
        listener = self.listener()
        worker = self.start(listener.accept)
        self.assert_blocked(worker)
        client = self.new_socket()
        client.connect(listener.getsockname())
        server, address = worker.result()
        server.close()
        self.assertEqual(address, client.getsockname())

    def test_nobody_listens(self) -> None:
        with self.assertRaises(ConnectionRefusedError) as caught:
            self.new_socket().connect(self.free_address())
        self.assertEqual(caught.exception.errno, errno.ECONNREFUSED)
        self.assertEqual(caught.exception.strerror, "Connection refused")

    def test_connect_ex_returns_the_error(self) -> None:
        address = self.free_address()
        self.assertEqual(self.new_socket().connect_ex(address), errno.ECONNREFUSED)
        listener = self.listener()
        self.assertEqual(self.new_socket().connect_ex(listener.getsockname()), 0)

    def test_a_closed_listener_refuses(self) -> None:
        listener = self.listener()
        address = listener.getsockname()
        listener.close()
        with self.assertRaises(ConnectionRefusedError):
            self.new_socket().connect(address)

    def test_an_address_in_use(self) -> None:
        listener = self.listener()
        with self.assertRaises(OSError) as caught:
            self.new_socket().bind(listener.getsockname())
        self.assertEqual(caught.exception.errno, errno.EADDRINUSE)
        self.assertEqual(caught.exception.strerror, "Address already in use")

    def test_a_connected_socket_cannot_connect_again(self) -> None:
        listener = self.listener()
        client = self.new_socket(None)
        client.connect(listener.getsockname())
        with self.assertRaises(OSError) as caught:
            client.connect(listener.getsockname())
        self.assertEqual(caught.exception.errno, errno.EISCONN)

    def test_accept_needs_listen(self) -> None:
        bound = self.new_socket()
        bound.bind((HOST, 0))
        with self.assertRaises(OSError) as caught:
            bound.accept()
        self.assertEqual(caught.exception.errno, errno.EINVAL)

    def test_a_listener_at_every_address_is_reached_here(self) -> None:
        listener = self.new_socket()
        listener.bind(("", 0))
        listener.listen()
        host, port = listener.getsockname()
        self.assertEqual(host, "0.0.0.0")
        with socket.create_connection(("localhost", port), timeout=LIMIT) as client:
            self.assertEqual(client.getpeername(), (HOST, port))

    def test_create_server(self) -> None:
        with socket.create_server((HOST, 0)) as listener:
            with socket.create_connection(listener.getsockname(), LIMIT) as client:
                server, _ = listener.accept()
                with server:
                    client.sendall(b"hello")
                    self.assertEqual(server.recv(10), b"hello")

    def test_waiting_clients_are_served_in_turn(self) -> None:
        listener = self.listener(backlog=1)

        def ask(index: int) -> bytes:
            with socket.create_connection(listener.getsockname(), LIMIT) as client:
                client.sendall(b"%d" % index)
                return self.read_all(client)

        workers = [self.start(ask, index) for index in range(4)]
        for _ in workers:
            server, _ = listener.accept()
            with server:
                server.sendall(server.recv(10) * 2)
        answers = [worker.result() for worker in workers]
        self.assertEqual(answers, [b"00", b"11", b"22", b"33"])


class StreamTest(SocketTestCase):
    def test_a_stream_keeps_order_but_not_borders(self) -> None:
        client, server = self.pair()
        for part in (b"a", b"bc", b"def"):
            client.sendall(part)
        client.shutdown(socket.SHUT_WR)
        self.assertEqual(self.read_all(server), b"abcdef")

    def test_recv_takes_at_most_what_is_asked(self) -> None:
        client, server = self.pair()
        client.sendall(b"abcdef")
        client.close()
        self.assertEqual(server.recv(4), b"abcd")
        self.assertEqual(server.recv(4), b"ef")
        self.assertEqual(server.recv(4), b"")
        self.assertEqual(server.recv(4), b"")

    def test_recv_waits_for_data(self) -> None:
        client, server = self.pair()
        worker = self.start(server.recv, 10)
        self.assert_blocked(worker)
        client.sendall(b"now")
        self.assertEqual(worker.result(), b"now")

    def test_peek_leaves_the_data(self) -> None:
        client, server = self.pair()
        client.sendall(b"abc")
        self.assertEqual(server.recv(2, socket.MSG_PEEK), b"ab")
        self.assertEqual(server.recv(3), b"abc")

    def test_waitall_waits_for_all(self) -> None:
        client, server = self.pair()
        server.settimeout(None)
        worker = self.start(server.recv, 6, socket.MSG_WAITALL)
        client.sendall(b"abc")
        self.assert_blocked(worker)
        client.sendall(b"def")
        self.assertEqual(worker.result(), b"abcdef")

    def test_recv_into(self) -> None:
        client, server = self.pair()
        client.sendall(b"abcdef")
        buffer = bytearray(b"........")
        self.assertEqual(server.recv_into(buffer, 2), 2)
        self.assertEqual(buffer, b"ab......")
        self.assertEqual(server.recv_into(memoryview(buffer)[4:]), 4)
        self.assertEqual(buffer, b"ab..cdef")
        with self.assertRaises(ValueError):
            server.recv_into(buffer, 9)

    def test_both_directions_are_independent(self) -> None:
        client, server = self.pair()
        client.sendall(b"question")
        client.shutdown(socket.SHUT_WR)
        self.assertEqual(self.read_all(server), b"question")
        server.sendall(b"answer")
        server.close()
        self.assertEqual(self.read_all(client), b"answer")

    def test_who_sends_more_than_fits_waits(self) -> None:
        client, server = self.pair()
        much = PART * 400
        worker = self.start(client.sendall, much)
        self.assert_blocked(worker)
        count = 0
        while count < len(much):
            count += len(server.recv(1 << 20))
        worker.result()
        self.assertEqual(count, len(much))

    def test_many_bytes_arrive_as_they_were(self) -> None:
        client, server = self.pair()
        sent = PART * 12

        def send() -> None:
            client.sendall(sent)
            client.close()

        worker = self.start(send)
        self.assertEqual(self.read_all(server), sent)
        worker.result()

    def test_a_full_buffer_has_room_again_when_read(self) -> None:
        client, server = self.pair()
        sent = self.fill(client)
        self.assertGreater(sent, 0)
        self.assertEqual(select.select([], [client], [], 0)[1], [])
        while sent:
            sent -= len(server.recv(1 << 20))
        self.assertEqual(select.select([], [client], [], LIMIT)[1], [client])

    def test_text_is_refused(self) -> None:
        client, _ = self.pair()
        with self.assertRaises(TypeError) as caught:
            client.send("text")  # type: ignore[arg-type]
        words = "a bytes-like object is required, not 'str'"
        self.assertEqual(str(caught.exception), words)

    def test_makefile(self) -> None:
        client, server = self.pair()
        with client.makefile("w", encoding="utf-8") as file:
            file.write("één\ntwo\n")
        client.shutdown(socket.SHUT_WR)
        with server.makefile("r", encoding="utf-8") as file:
            self.assertEqual(list(file), ["één\n", "two\n"])

    def test_a_file_keeps_a_closed_socket_open(self) -> None:
        client, server = self.pair()
        file = server.makefile("rb")
        server.close()
        client.sendall(b"line\n")
        self.assertEqual(file.readline(), b"line\n")
        file.close()
        self.assertEqual(server.fileno(), -1)

    def test_socketpair(self) -> None:
        one, other = socket.socketpair()
        with one, other:
            one.sendall(b"ping")
            self.assertEqual(other.recv(10), b"ping")
            other.sendall(b"pong")
            self.assertEqual(one.recv(10), b"pong")


class EndTest(SocketTestCase):
    def test_sending_to_who_has_gone_breaks(self) -> None:
        client, server = self.pair()
        server.close()
        with self.assertRaises((BrokenPipeError, ConnectionResetError)):
            for _ in range(1000):
                client.send(b"more")
                time.sleep(0.001)

    def test_unread_data_reset_the_connection(self) -> None:
        client, server = self.pair()
        client.sendall(b"never read")
        self.assertEqual(server.recv(1, socket.MSG_PEEK), b"n")
        server.close()
        with self.assertRaises(ConnectionResetError) as caught:
            client.recv(10)
        self.assertEqual(caught.exception.errno, errno.ECONNRESET)
        self.assertEqual(caught.exception.strerror, "Connection reset by peer")

    def test_what_is_not_accepted_is_reset(self) -> None:
        listener = self.listener()
        client = self.new_socket()
        client.connect(listener.getsockname())
        listener.close()
        with self.assertRaises(ConnectionResetError):
            client.recv(10)

    def test_sending_after_shutdown(self) -> None:
        client, _ = self.pair()
        client.shutdown(socket.SHUT_WR)
        with self.assertRaises(BrokenPipeError) as caught:
            client.send(b"more")
        self.assertEqual(caught.exception.strerror, "Broken pipe")

    def test_shutdown_ends_a_wait_for_data(self) -> None:
        client, _ = self.pair()
        worker = self.start(client.recv, 10)
        self.assert_blocked(worker)
        client.shutdown(socket.SHUT_RDWR)
        self.assertEqual(worker.result(), b"")

    def test_not_connected(self) -> None:
        lonely = self.new_socket()
        for call in (
            lambda: lonely.recv(1),
            lonely.getpeername,
            lambda: lonely.shutdown(socket.SHUT_RDWR),
        ):
            with self.assertRaises(OSError) as caught:
                call()
            self.assertEqual(caught.exception.errno, errno.ENOTCONN)
            words = "Transport endpoint is not connected"
            self.assertEqual(caught.exception.strerror, words)

    def test_a_closed_socket(self) -> None:
        client, _ = self.pair()
        client.close()
        client.close()
        self.assertEqual(client.fileno(), -1)
        self.assertIn("[closed]", repr(client))
        with self.assertRaises(OSError) as caught:
            client.send(b"x")
        self.assertEqual(caught.exception.errno, errno.EBADF)
        self.assertEqual(caught.exception.strerror, "Bad file descriptor")

    def test_the_block_closes(self) -> None:
        with self.new_socket() as made:
            self.assertGreaterEqual(made.fileno(), 0)
        self.assertEqual(made.fileno(), -1)

    def test_detach_and_take_over(self) -> None:
        client, server = self.pair()
        number = client.detach()
        self.assertEqual(client.fileno(), -1)
        with socket.socket(fileno=number) as taken:
            self.assertEqual(taken.family, socket.AF_INET)
            taken.sendall(b"still there")
            self.assertEqual(server.recv(20), b"still there")

    def test_a_duplicate_keeps_the_connection(self) -> None:
        client, server = self.pair()
        with client.dup() as copy:
            self.assertNotEqual(copy.fileno(), client.fileno())
            client.close()
            copy.sendall(b"copy")
            self.assertEqual(server.recv(10), b"copy")
        self.assertEqual(server.recv(10), b"")

    def test_a_socket_that_nobody_holds_is_closed(self) -> None:
        client, server = self.pair()
        with self.assertWarns(ResourceWarning):
            socket.socket(fileno=client.detach())
        self.assertEqual(server.recv(10), b"")


class TimeoutTest(SocketTestCase):
    def assert_times_out(self, call: Callable[[], object]) -> None:
        with self.takes_at_least(SHORT), self.assertRaises(TimeoutError) as caught:
            call()
        self.assertEqual(str(caught.exception), "timed out")

    def test_accept(self) -> None:
        listener = self.listener()
        listener.settimeout(SHORT)
        self.assert_times_out(listener.accept)

    def test_recv(self) -> None:
        client, _ = self.pair()
        client.settimeout(SHORT)
        self.assert_times_out(lambda: client.recv(1))

    def test_sendall(self) -> None:
        client, _ = self.pair()
        client.settimeout(SHORT)
        self.assert_times_out(lambda: client.sendall(PART * 400))

    def test_the_settings(self) -> None:
        made = self.new_socket(None)
        self.assertEqual((made.gettimeout(), made.getblocking()), (None, True))
        made.settimeout(2)
        self.assertEqual((made.gettimeout(), made.getblocking()), (2.0, True))
        made.setblocking(False)
        self.assertEqual((made.gettimeout(), made.getblocking()), (0.0, False))
        made.setblocking(True)
        self.assertIsNone(made.gettimeout())
        with self.assertRaises(ValueError) as caught:
            made.settimeout(-1)
        self.assertEqual(str(caught.exception), "Timeout value out of range")

    def test_the_default(self) -> None:
        self.assertIsNone(socket.getdefaulttimeout())
        socket.setdefaulttimeout(7)
        try:
            with socket.socket() as made:
                self.assertEqual(made.gettimeout(), 7.0)
        finally:
            socket.setdefaulttimeout(None)

    def test_without_blocking(self) -> None:
        listener = self.listener()
        listener.setblocking(False)
        with self.assertRaises(BlockingIOError) as caught:
            listener.accept()
        self.assertEqual(caught.exception.errno, errno.EAGAIN)
        words = "Resource temporarily unavailable"
        self.assertEqual(caught.exception.strerror, words)

    def test_connecting_without_blocking(self) -> None:
        listener = self.listener()
        client = self.new_socket(0)
        with self.assertRaises(BlockingIOError) as caught:
            client.connect(listener.getsockname())
        self.assertEqual(caught.exception.errno, errno.EINPROGRESS)
        self.assertEqual(select.select([], [client], [], LIMIT)[1], [client])
        self.assertEqual(client.getsockopt(socket.SOL_SOCKET, socket.SO_ERROR), 0)
        self.assertEqual(client.getpeername(), listener.getsockname())


class SelectTest(SocketTestCase):
    def test_select_tells_who_is_ready(self) -> None:
        client, server = self.pair()
        self.assertEqual(select.select([client, server], [], [], 0), ([], [], []))
        client.sendall(b"x")
        ready = select.select([client, server], [client], [], LIMIT)
        self.assertEqual(ready, ([server], [client], []))

    def test_select_waits(self) -> None:
        client, server = self.pair()
        worker = self.start(select.select, [server], [], [], LIMIT)
        self.assert_blocked(worker)
        client.sendall(b"x")
        self.assertEqual(worker.result()[0], [server])

    def test_select_gives_up(self) -> None:
        _, server = self.pair()
        with self.takes_at_least(SHORT):
            self.assertEqual(select.select([server], [], [], SHORT)[0], [])

    def test_select_refuses_a_closed_socket(self) -> None:
        client, _ = self.pair()
        client.close()
        with self.assertRaises(ValueError):
            select.select([client], [], [], 0)

    def test_the_end_can_be_read(self) -> None:
        client, server = self.pair()
        client.close()
        self.assertEqual(select.select([server], [], [], LIMIT)[0], [server])

    def test_poll(self) -> None:
        client, server = self.pair()
        poller = select.poll()
        poller.register(server, select.POLLIN)
        self.assertEqual(poller.poll(0), [])
        client.sendall(b"x")
        self.assertEqual(poller.poll(1000), [(server.fileno(), select.POLLIN)])
        poller.modify(server, select.POLLOUT)
        self.assertEqual(poller.poll(1000), [(server.fileno(), select.POLLOUT)])
        poller.unregister(server)
        with self.assertRaises(KeyError):
            poller.unregister(server)

    def test_one_thread_serves_many(self) -> None:
        listener = self.listener()
        listener.setblocking(False)
        clients = 5

        def ask(index: int) -> bytes:
            with socket.create_connection(listener.getsockname(), LIMIT) as client:
                client.sendall(b"%d" % index)
                client.shutdown(socket.SHUT_WR)
                return self.read_all(client)

        workers = [self.start(ask, index) for index in range(clients)]
        served = 0
        with selectors.DefaultSelector() as selector:
            selector.register(listener, selectors.EVENT_READ)
            while served < clients:
                events = selector.select(LIMIT)
                self.assertTrue(events, "nothing happened")
                for key, _ in events:
                    source = key.fileobj
                    if source is listener:
                        accepted, _ = listener.accept()
                        accepted.setblocking(False)
                        selector.register(accepted, selectors.EVENT_READ)
                    elif data := source.recv(10):
                        source.sendall(data * 2)
                    else:
                        selector.unregister(source)
                        source.close()
                        served += 1
        answers = [worker.result() for worker in workers]
        self.assertEqual(answers, [b"%d%d" % (i, i) for i in range(clients)])


class NameTest(ThreadingTestCase):
    def test_localhost(self) -> None:
        self.assertEqual(socket.gethostbyname("localhost"), HOST)
        self.assertEqual(socket.gethostbyname(HOST), HOST)

    def test_getaddrinfo(self) -> None:
        found = socket.getaddrinfo(HOST, 80, type=socket.SOCK_STREAM)
        entry = (
            socket.AF_INET,
            socket.SOCK_STREAM,
            socket.IPPROTO_TCP,
            "",
            (HOST, 80),
        )
        self.assertEqual(found, [entry])

    def test_a_name_that_cannot_exist(self) -> None:
        with self.assertRaises(socket.gaierror):
            socket.getaddrinfo("nobody.invalid", 80)


class Upper(socketserver.StreamRequestHandler):
    def handle(self) -> None:
        for line in self.rfile:
            self.wfile.write(line.upper())


class Pages(BaseHTTPRequestHandler):
    def do_GET(self) -> None:
        if self.path == "/none":
            self.send_error(404)
            return
        if self.path == "/slow":
            time.sleep(SHORT * 5)
        body = b"page " + self.path.encode()
        with suppress(ConnectionError):  # who asked may have gone
            self.send_response(200)
            self.send_header("Content-Length", str(len(body)))
            self.end_headers()
            self.wfile.write(body)

    def do_POST(self) -> None:
        size = int(self.headers["Content-Length"])
        count = len(self.rfile.read(size))
        self.send_response(200)
        self.end_headers()
        self.wfile.write(b"%d bytes" % count)

    def log_message(self, format: str, *args: object) -> None:
        pass


class QuietWsgi(WSGIRequestHandler):
    def log_message(self, format: str, *args: object) -> None:
        pass


class ServerTest(ThreadingTestCase):
    def serve(self, server: socketserver.BaseServer) -> tuple[str, int]:
        """Serve in a thread until the test is over."""
        self.addCleanup(server.server_close)
        self.start(server.serve_forever, SHORT)
        self.addCleanup(server.shutdown)
        return server.server_address

    def test_socketserver(self) -> None:
        address = self.serve(socketserver.TCPServer((HOST, 0), Upper))
        with socket.create_connection(address, LIMIT) as client:
            client.sendall(b"one\ntwo\n")
            client.shutdown(socket.SHUT_WR)
            with client.makefile("rb") as answer:
                self.assertEqual(answer.read(), b"ONE\nTWO\n")

    def test_handle_request(self) -> None:
        with HTTPServer((HOST, 0), Pages) as server:
            worker = self.start(server.handle_request)
            url = f"http://{HOST}:{server.server_port}/once"
            with urllib.request.urlopen(url, timeout=LIMIT) as reply:
                self.assertEqual(reply.read(), b"page /once")
            worker.result()

    def test_urlopen(self) -> None:
        _, port = self.serve(ThreadingHTTPServer((HOST, 0), Pages))
        url = f"http://localhost:{port}/a"
        with urllib.request.urlopen(url, timeout=LIMIT) as reply:
            self.assertEqual((reply.status, reply.read()), (200, b"page /a"))
        with self.assertRaises(HTTPError) as caught:
            urllib.request.urlopen(f"http://{HOST}:{port}/none", timeout=LIMIT)
        self.assertEqual(caught.exception.code, 404)
        caught.exception.close()

    def test_urlopen_gives_up(self) -> None:
        _, port = self.serve(ThreadingHTTPServer((HOST, 0), Pages))
        with self.assertRaises(TimeoutError):
            urllib.request.urlopen(f"http://{HOST}:{port}/slow", timeout=SHORT)

    def test_urlopen_is_refused(self) -> None:
        with socket.socket() as bound:
            bound.bind((HOST, 0))
            port = bound.getsockname()[1]
            with self.assertRaises(URLError) as caught:
                urllib.request.urlopen(f"http://{HOST}:{port}/", timeout=LIMIT)
        self.assertIsInstance(caught.exception.reason, ConnectionRefusedError)

    def test_a_large_request(self) -> None:
        _, port = self.serve(ThreadingHTTPServer((HOST, 0), Pages))
        client = HTTPConnection(HOST, port, timeout=LIMIT)
        self.addCleanup(client.close)
        client.request("POST", "/", body=PART * 10)
        self.assertEqual(client.getresponse().read(), b"%d bytes" % (len(PART) * 10))

    def test_slow_answers_overlap(self) -> None:
        line = threading.Barrier(4)

        class Meet(Pages):
            def do_GET(self) -> None:
                line.wait(LIMIT)
                super().do_GET()

        _, port = self.serve(ThreadingHTTPServer((HOST, 0), Meet))

        def fetch(index: int) -> bytes:
            url = f"http://{HOST}:{port}/{index}"
            with urllib.request.urlopen(url, timeout=LIMIT) as reply:
                return reply.read()

        with ThreadPoolExecutor(4) as pool:
            answers = list(pool.map(fetch, range(4)))
        self.assertEqual(answers, [b"page /%d" % index for index in range(4)])

    def test_wsgi(self) -> None:
        def application(environ: dict, start_response: Callable) -> list[bytes]:
            start_response("200 OK", [("Content-Type", "text/plain")])
            return [environ["PATH_INFO"].encode()]

        server = make_server(HOST, 0, application, handler_class=QuietWsgi)
        _, port = self.serve(server)
        with urllib.request.urlopen(f"http://{HOST}:{port}/w", timeout=LIMIT) as reply:
            self.assertEqual(reply.read(), b"/w")


class AsyncioTest(AsyncTestCase):
    async def echo(
        self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter
    ) -> None:
        while line := await reader.readline():
            writer.write(line.upper())
            await writer.drain()
        writer.close()
        await writer.wait_closed()

    async def test_streams(self) -> None:
        server = await asyncio.start_server(self.echo, HOST, 0)
        async with server:
            host, port = server.sockets[0].getsockname()
            reader, writer = await asyncio.open_connection(host, port)
            writer.write(b"one\ntwo\n")
            writer.write_eof()
            self.assertEqual(await reader.read(), b"ONE\nTWO\n")
            writer.close()
            await writer.wait_closed()

    async def test_names(self) -> None:
        server = await asyncio.start_server(self.echo, "localhost", 0)
        async with server:
            port = server.sockets[0].getsockname()[1]
            _, writer = await asyncio.open_connection("localhost", port)
            self.assertEqual(writer.get_extra_info("peername")[1], port)
            writer.close()
            await writer.wait_closed()

    async def test_many_connections(self) -> None:
        server = await asyncio.start_server(self.echo, HOST, 0, backlog=100)
        port = server.sockets[0].getsockname()[1]

        async def ask(index: int) -> bytes:
            reader, writer = await asyncio.open_connection(HOST, port)
            writer.write(b"word %d\n" % index)
            answer = await reader.readline()
            writer.close()
            await writer.wait_closed()
            return answer

        async with server:
            answers = await asyncio.gather(*map(ask, range(50)))
        self.assertEqual(answers, [b"WORD %d\n" % index for index in range(50)])

    async def test_drain_waits_for_a_slow_reader(self) -> None:
        go_on = asyncio.Event()
        received = asyncio.get_running_loop().create_future()

        async def read_late(
            reader: asyncio.StreamReader, writer: asyncio.StreamWriter
        ) -> None:
            await go_on.wait()
            received.set_result(len(await reader.read()))
            writer.close()

        server = await asyncio.start_server(read_late, HOST, 0)
        async with server:
            _, writer = await asyncio.open_connection(*server.sockets[0].getsockname())
            much = PART * 400
            writer.write(much)
            drain = asyncio.create_task(writer.drain())
            await asyncio.sleep(SHORT)
            self.assertFalse(drain.done())
            go_on.set()
            await drain
            writer.close()
            self.assertEqual(await received, len(much))
            await writer.wait_closed()

    async def test_nobody_listens(self) -> None:
        with socket.socket() as bound:
            bound.bind((HOST, 0))
            with self.assertRaises(ConnectionRefusedError):
                await asyncio.open_connection(*bound.getsockname())

    async def test_an_address_in_use(self) -> None:
        server = await asyncio.start_server(self.echo, HOST, 0)
        async with server:
            port = server.sockets[0].getsockname()[1]
            with self.assertRaises(OSError) as caught:
                await asyncio.start_server(self.echo, HOST, port)
        self.assertEqual(caught.exception.errno, errno.EADDRINUSE)

    async def test_sockets_of_the_loop(self) -> None:
        loop = asyncio.get_running_loop()
        with socket.create_server((HOST, 0)) as listener, socket.socket() as client:
            listener.setblocking(False)
            client.setblocking(False)
            accepting = asyncio.create_task(loop.sock_accept(listener))
            await loop.sock_connect(client, listener.getsockname())
            server, _ = await accepting
            with server:
                reading = asyncio.create_task(loop.sock_recv(server, 10))
                await asyncio.sleep(0)
                await loop.sock_sendall(client, b"hello")
                self.assertEqual(await reading, b"hello")

    async def test_a_loop_and_a_thread(self) -> None:
        server = await asyncio.start_server(self.echo, HOST, 0)

        def ask(address: tuple[str, int]) -> bytes:
            with socket.create_connection(address, LIMIT) as client:
                client.sendall(b"thread\n")
                return client.recv(100)

        async with server:
            address = server.sockets[0].getsockname()
            answers = [asyncio.to_thread(ask, address) for _ in range(4)]
            self.assertEqual(await asyncio.gather(*answers), [b"THREAD\n"] * 4)

    async def test_add_reader(self) -> None:
        loop = asyncio.get_running_loop()
        one, other = socket.socketpair()
        with one, other:
            other.setblocking(False)
            got = loop.create_future()
            loop.add_reader(other, lambda: got.set_result(other.recv(10)))
            one.sendall(b"x")
            self.assertEqual(await got, b"x")
            self.assertTrue(loop.remove_reader(other))
            self.assertFalse(loop.remove_reader(other))
