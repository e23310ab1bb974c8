"""A network inside the interpreter: connections both ends of which are in the program.

There is nothing but 127.0.0.0/8. What a kernel does on Linux happens here: ports,
backlogs, buffers of a fixed size, orderly ends and resets. `loopback_socket` makes the
sockets of Python from it.
"""

from __future__ import annotations

import errno
import os
from _collections import deque
from collections.abc import Callable, Iterable, Sequence
from select import POLLERR, POLLHUP, POLLIN, POLLOUT, POLLRDHUP

from .scheduler import GreenThread, scheduler

Address = tuple[str, int]

# Bytes that a connection holds in each direction: who sends more waits for the reader.
BUFFER_SIZE = 64 * 1024

# File descriptors begin where the file system never gets to.
FIRST_NUMBER = 10_000

# Ports that are picked where a program asks for any.
ANY_PORTS = range(49_152, 65_536)

ANY_HOST = "0.0.0.0"
LOCALHOST = "127.0.0.1"

FRESH, LISTENING, CONNECTING = "fresh", "listening", "connecting"
CONNECTED, CLOSED = "connected", "closed"

NO_NETWORK = " (the Python of this page has no network but its own loopback)"

# What Linux says where this system has other words.
_WORDS = {
    errno.EADDRINUSE: "Address already in use",
    errno.EADDRNOTAVAIL: "Cannot assign requested address",
    errno.EINPROGRESS: "Operation now in progress",
    errno.EISCONN: "Transport endpoint is already connected",
    errno.ENETUNREACH: "Network is unreachable",
    errno.ENOTCONN: "Transport endpoint is not connected",
    errno.EOPNOTSUPP: "Operation not supported",
}


def os_error(number: int, explanation: str = "") -> OSError:
    """The exception for an error number, in the words of Linux."""
    return OSError(number, _WORDS.get(number, os.strerror(number)) + explanation)


class Endpoint:
    """One end of a connection, or a place where connections arrive.

    Methods that may have to wait return None instead: they are made an `Attempt`.
    """

    def __init__(self) -> None:
        self.number = -1
        # Sockets and numbers that stand for it; the last that goes closes it.
        self.references = 1
        self.state = FRESH
        self.local: Address | None = None
        self.remote: Address | None = None
        self.options: dict[tuple[int, int], object] = {}
        # An error that the next operation reports.
        self.error = 0
        # Of a connection: what came and was not read yet, whether no more will come,
        # whether no more may be sent, and whether the other end broke it off.
        self.peer: Endpoint | None = None
        self.incoming = bytearray()
        self.ended = False
        self.finished = False
        self.broken = False
        # Of a listener: connections to accept, and those for which there is no room.
        self.backlog = 0
        self.arrivals: deque[Endpoint] = deque()
        self.connecting: deque[Endpoint] = deque()
        self.waiting: list[GreenThread] = []

    # -- waiting --------------------------------------------------------------------

    def changed(self) -> None:
        """Let all who wait look again."""
        waiting, self.waiting = self.waiting, []
        for thread in waiting:
            scheduler.unpark(thread)

    def events(self) -> int:
        """What `poll` would say, as a mask of `select.POLL...`."""
        if self.state is LISTENING:
            return POLLIN if self.arrivals else 0
        if self.state is CONNECTING:
            return 0
        events = POLLERR if self.error else 0
        if self.state is not CONNECTED:
            return events | POLLOUT | POLLHUP | (POLLIN if self.error else 0)
        if self.incoming or self.ended or self.broken:
            events |= POLLIN
        if self.ended or self.broken:
            events |= POLLRDHUP
        if self.finished or self.broken or self._room():
            events |= POLLOUT
        if self.broken or self.ended and self.finished:
            events |= POLLHUP
        return events

    def _room(self) -> int:
        peer = self.peer
        if peer is None or peer.state is CLOSED:
            return BUFFER_SIZE
        return BUFFER_SIZE - len(peer.incoming)

    def take_error(self) -> int:
        """The error that is to be reported, which then is."""
        error, self.error = self.error, 0
        return error

    def _report(self) -> None:
        if error := self.take_error():
            raise os_error(error)

    # -- connecting -----------------------------------------------------------------

    def bind(self, address: Address) -> None:
        if self.local is not None:
            raise os_error(errno.EINVAL)
        network.claim(self, address)

    def listen(self, backlog: int) -> None:
        if self.state not in (FRESH, LISTENING):
            raise os_error(errno.EINVAL)
        if self.local is None:
            network.claim(self, (ANY_HOST, 0))
        self.backlog = max(backlog, 0)
        self.state = LISTENING

    def accept(self) -> Endpoint | None:
        if self.state is not LISTENING:
            raise os_error(errno.EBADF if self.state is CLOSED else errno.EINVAL)
        if not self.arrivals:
            return None
        arrived = self.arrivals.popleft()
        self._admit()
        return arrived

    def connect(self, address: Address) -> None:
        """Begin to connect; `connected` tells when that is done."""
        if self.state in (CONNECTED, LISTENING):
            raise os_error(errno.EISCONN)
        if self.state is CONNECTING:
            raise os_error(errno.EALREADY)
        if self.local is None:
            network.claim(self, (LOCALHOST, 0))
        self.remote = address
        listener = network.listener(address)
        if listener is None:
            self.error = errno.ECONNREFUSED
            return
        self.error = 0
        self.state = CONNECTING
        listener.connecting.append(self)
        listener._admit()

    def connected(self) -> bool | None:
        self._report()
        if self.state is CLOSED:
            raise os_error(errno.EBADF)
        return True if self.state is CONNECTED else None

    def _admit(self) -> None:
        """Let those in who want to connect, as far as the backlog allows."""
        while self.connecting and len(self.arrivals) <= self.backlog:
            client = self.connecting.popleft()
            if client.state is not CONNECTING:
                continue
            server = Endpoint()
            server.local, server.remote = client.remote, client.local
            server.peer, client.peer = client, server
            server.state = client.state = CONNECTED
            self.arrivals.append(server)
            client.changed()
        if self.arrivals:
            self.changed()

    def _stop_listening(self) -> None:
        while self.connecting:
            client = self.connecting.popleft()
            if client.state is CONNECTING:
                client.state = FRESH
                client.error = errno.ECONNREFUSED
                client.changed()
        while self.arrivals:
            self.arrivals.popleft().close(reset=True)

    # -- data -----------------------------------------------------------------------

    def send(self, data: memoryview) -> int | None:
        """Hand over as much as there is room for; returns the number of bytes."""
        self._report()
        if self.state is CLOSED:
            raise os_error(errno.EBADF)
        if self.state is CONNECTING:
            return None
        if self.state is not CONNECTED or self.finished or self.broken:
            raise os_error(errno.EPIPE)
        peer = self.peer
        if peer.state is CLOSED:
            # The other end answers what nobody will read with a reset.
            self._break_off()
            return len(data)
        part = data[: self._room()]
        if data and not part:
            return None
        peer.incoming += part
        peer.changed()
        return len(part)

    def receive(self, size: int, *, peek: bool = False) -> bytes | None:
        """Take at most this many bytes; none at the end of the stream."""
        if self.state is CLOSED:
            raise os_error(errno.EBADF)
        if self.state is CONNECTING:
            return None
        incoming = self.incoming
        if incoming:
            data = bytes(memoryview(incoming)[:size])
            if not peek:
                full = len(incoming) >= BUFFER_SIZE
                del incoming[:size]
                if full:
                    self.peer.changed()
            return data
        if self.ended:
            return b""
        self._report()
        if self.broken:
            return b""
        if self.state is not CONNECTED:
            raise os_error(errno.ENOTCONN)
        return None

    # -- ends -----------------------------------------------------------------------

    def shutdown(self, *, reading: bool, writing: bool) -> None:
        if self.state is LISTENING:
            if reading:
                self._stop_listening()
                self.state = FRESH
                self.changed()
            return
        if self.state is not CONNECTED or self.broken:
            raise os_error(errno.ENOTCONN)
        if reading:
            self.ended = True
        if writing:
            self.finished = True
            self.peer.ended = True
            self.peer.changed()
        self.changed()

    def release(self) -> None:
        """One reference less; without any, the endpoint is closed."""
        self.references -= 1
        if self.references == 0:
            self.close()

    def close(self, *, reset: bool = False) -> None:
        """Close it. Threads that wait for it are left waiting, as on Linux."""
        before, self.state = self.state, CLOSED
        network.forget(self)
        if before is LISTENING:
            self._stop_listening()
        elif before is CONNECTED and self.peer.state is not CLOSED:
            if reset or self.incoming:
                self.peer._break_off()
            self.peer.ended |= not self.peer.broken
            self.peer.changed()
        self.incoming.clear()

    def _break_off(self) -> None:
        self.error = errno.EPIPE if self.ended else errno.ECONNRESET
        self.broken = True


class Network:
    """The endpoints of one run by their numbers, and who holds which port."""

    def __init__(self) -> None:
        self.reset()

    def reset(self) -> None:
        """Forget everything, between two runs."""
        self.endpoints: dict[int, Endpoint] = {}
        self.default_timeout: float | None = None
        self._bound: dict[int, list[Endpoint]] = {}
        self._next_number = FIRST_NUMBER
        self._next_port = 0

    def register(self, endpoint: Endpoint) -> Endpoint:
        """Give an endpoint a number."""
        endpoint.number = self._next_number
        self._next_number += 1
        self.endpoints[endpoint.number] = endpoint
        return endpoint

    def duplicate(self, number: int) -> int:
        """A further number for the same endpoint."""
        endpoint = self.find(number)
        endpoint.references += 1
        copy = self._next_number
        self._next_number += 1
        self.endpoints[copy] = endpoint
        return copy

    def find(self, number: int) -> Endpoint:
        endpoint = self.endpoints.get(number)
        if endpoint is None:
            raise os_error(errno.EBADF)
        return endpoint

    def drop(self, number: int, endpoint: Endpoint) -> None:
        """Close a number. Sockets of a run that is over change nothing."""
        if self.endpoints.get(number) is endpoint:
            del self.endpoints[number]
            endpoint.release()

    def claim(self, endpoint: Endpoint, address: Address) -> None:
        """Bind an endpoint to an address; port 0 picks a free one."""
        host, port = address
        if port == 0:
            port = self._free_port()
        holders = self._bound.setdefault(port, [])
        for holder in holders:
            if ANY_HOST in (host, holder.local[0]) or host == holder.local[0]:
                raise os_error(errno.EADDRINUSE)
        holders.append(endpoint)
        endpoint.local = (host, port)

    def _free_port(self) -> int:
        for _ in ANY_PORTS:
            port = ANY_PORTS[self._next_port]
            self._next_port = (self._next_port + 1) % len(ANY_PORTS)
            if not self._bound.get(port):
                return port
        raise os_error(errno.EADDRINUSE)

    def listener(self, address: Address) -> Endpoint | None:
        """Who accepts connections to an address."""
        host, port = address
        for holder in self._bound.get(port, ()):
            if holder.state is LISTENING and holder.local[0] in (host, ANY_HOST):
                return holder
        return None

    def forget(self, endpoint: Endpoint) -> None:
        """Free an endpoint's port."""
        if endpoint.local is not None:
            holders = self._bound.get(endpoint.local[1], [])
            if endpoint in holders:
                holders.remove(endpoint)
            if not holders:
                self._bound.pop(endpoint.local[1], None)


def watch(endpoints: Iterable[Endpoint], thread: GreenThread) -> None:
    """Have a thread woken by whatever changes one of the endpoints."""
    for endpoint in endpoints:
        endpoint.waiting.append(thread)


def leave(endpoints: Iterable[Endpoint], thread: GreenThread) -> None:
    """Watch them no longer."""
    for endpoint in endpoints:
        if thread in endpoint.waiting:
            endpoint.waiting.remove(thread)


class Attempt:
    """Something that is tried until it succeeds, whenever one of the endpoints changes.

    It is tried inside of `park`, where the collector is off: no destructor of the
    program can get in between. `result` is None until then. `words` are for the
    diagnosis, should nobody be able to go on.
    """

    __slots__ = ("_endpoints", "_attempt", "_patient", "words", "result")

    def __init__(
        self,
        endpoints: Sequence[Endpoint],
        attempt: Callable[[], object],
        words: str,
        *,
        patient: bool = True,
    ) -> None:
        self._endpoints = endpoints
        self._attempt = attempt
        self._patient = patient
        self.words = words
        self.result: object = None

    def _line_up(self, thread: GreenThread) -> bool:
        self.result = self._attempt()
        if self.result is not None or not self._patient:
            return False
        watch(self._endpoints, thread)
        return True

    def _step_out(self, thread: GreenThread) -> None:
        leave(self._endpoints, thread)

    def make(self, deadline: int | None) -> bool:
        """Try, and wait as long as it takes; False where the deadline passed first.

        One that is not patient is tried once. Raises what the attempt raises.
        """
        in_time = True
        while self.result is None and in_time:
            in_time = scheduler.park(deadline, self)
            if not self._patient:
                break
        if scheduler.late_preemption:
            scheduler.preempt()
        return self.result is not None


network = Network()
