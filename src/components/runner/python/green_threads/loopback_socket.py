"""`_socket.socket` on the loopback network, as CPython 3.14 documents and words it.

The standard library's `socket` module builds its own class on this one.
"""

from __future__ import annotations

import errno
import math
import warnings
from _socket import AF_INET, MSG_DONTWAIT, MSG_PEEK, MSG_WAITALL, SHUT_RD, SHUT_RDWR
from _socket import IPPROTO_TCP, SHUT_WR, SO_ACCEPTCONN, SO_ERROR, SO_RCVBUF, SO_SNDBUF
from _socket import SO_TYPE, SOCK_CLOEXEC, SOCK_NONBLOCK, SOCK_STREAM, SOL_SOCKET
from _socket import close as close_file
from _socket import dup as dup_file
from collections.abc import Callable
from typing import TypeVar

from .clock import clock
from .loopback import (
    BUFFER_SIZE,
    FIRST_NUMBER,
    LISTENING,
    Address,
    Attempt,
    Endpoint,
    network,
    os_error,
)
from .loopback_names import address_to_bind, address_to_connect
from .scheduler import scheduler

T = TypeVar("T")

_ONLY_TCP = " (the Python of this page has only TCP over IPv4, on its own loopback)"

# Left out of `_socket` on this platform, with the number that Linux has for it.
SO_REUSEADDR = 2

# What `listen` takes without an argument.
DEFAULT_BACKLOG = 128

_DATA = "waits for data that nobody sends"
_CONNECTION = "waits for a connection that nobody makes"
_ROOM = "waits for somebody to read what it sends"
_ACCEPTANCE = "waits for somebody to accept its connection"


def checked_timeout(value: float | None) -> float | None:
    """Seconds of a time limit, or CPython's words against it."""
    if value is None:
        return None
    if not hasattr(value, "__float__") and not hasattr(value, "__index__"):
        kind = type(value).__name__
        raise TypeError(f"'{kind}' object cannot be interpreted as an integer")
    seconds = float(value)
    if seconds != seconds:
        raise ValueError("Invalid value NaN (not a number)")
    if seconds < 0:
        raise ValueError("Timeout value out of range")
    if seconds > 2**63 / 1e9:
        raise OverflowError("timestamp out of range for platform time_t")
    return seconds


def _bytes_of(data: object) -> memoryview:
    try:
        return memoryview(data).cast("B")
    except TypeError:
        kind = type(data).__name__
        raise TypeError(f"a bytes-like object is required, not '{kind}'") from None


class socket:
    """A TCP socket of the loopback network."""

    __slots__ = ("_endpoint", "_number", "_timeout", "_family", "_type", "_proto")

    def __init__(
        self,
        family: int = -1,
        type: int = -1,
        proto: int = -1,
        fileno: int | None = None,
    ) -> None:
        self._endpoint: Endpoint | None = None
        self._number = -1
        self._timeout = network.default_timeout
        # The class that builds on this one has properties named without underscores.
        self._family = int(AF_INET if family == -1 else family)
        kind = int(SOCK_STREAM if type == -1 else type)
        if kind & SOCK_NONBLOCK:
            self._timeout = 0.0
        self._type = kind & ~(SOCK_NONBLOCK | SOCK_CLOEXEC)
        self._proto = int(0 if proto == -1 else proto)
        if self._family != AF_INET:
            raise os_error(errno.EAFNOSUPPORT, _ONLY_TCP)
        if self._type != SOCK_STREAM or self._proto not in (0, IPPROTO_TCP):
            raise os_error(errno.EPROTONOSUPPORT, _ONLY_TCP)
        if fileno is None:
            self._endpoint = network.register(Endpoint())
            self._number = self._endpoint.number
        else:
            if isinstance(fileno, float):
                raise TypeError("'float' object cannot be interpreted as an integer")
            if fileno < 0:
                raise ValueError("negative file descriptor")
            self._endpoint = network.find(fileno)
            self._number = fileno

    def __repr__(self) -> str:
        return (
            f"<socket object, fd={self._number}, family={self._family},"
            f" type={self._type}, proto={self._proto}>"
        )

    @property
    def family(self) -> int:
        return self._family

    @property
    def type(self) -> int:
        return self._type

    @property
    def proto(self) -> int:
        return self._proto

    def __del__(self) -> None:
        endpoint = getattr(self, "_endpoint", None)
        if endpoint is None:
            return
        if network.endpoints.get(self._number) is endpoint:
            warnings.warn(f"unclosed {self!r}", ResourceWarning, source=self)
        socket.close(self)

    def _open(self) -> Endpoint:
        if self._endpoint is None:
            raise os_error(errno.EBADF)
        return self._endpoint

    # -- waiting --------------------------------------------------------------------

    def _deadline(self) -> int | None:
        if not self._timeout:
            return None
        return clock.now() + math.ceil(self._timeout * 1e9)

    def _until(
        self,
        attempt: Callable[[], T | None],
        waits_for: str,
        deadline: int | None,
        *,
        wait: bool = True,
    ) -> T:
        """Try until it succeeds, or the deadline passes, or waiting is not wanted."""
        patient = wait and self._timeout != 0
        wanted = Attempt((self._open(),), attempt, waits_for, patient=patient)
        if not wanted.make(deadline):
            if patient:
                raise TimeoutError("timed out")
            # A system call lets the others run.
            scheduler.yield_now()
            raise os_error(errno.EAGAIN)
        return wanted.result

    def settimeout(self, value: float | None, /) -> None:
        self._timeout = checked_timeout(value)

    def gettimeout(self) -> float | None:
        return self._timeout

    @property
    def timeout(self) -> float | None:
        return self._timeout

    def setblocking(self, flag: bool, /) -> None:
        self._timeout = None if flag else 0.0

    def getblocking(self) -> bool:
        return self._timeout != 0

    # -- connecting -----------------------------------------------------------------

    def bind(self, address: Address, /) -> None:
        self._open().bind(address_to_bind(address))

    def listen(self, backlog: int = DEFAULT_BACKLOG, /) -> None:
        self._open().listen(backlog)

    def _accept(self) -> tuple[int, Address]:
        endpoint = self._open()
        arrived = self._until(endpoint.accept, _CONNECTION, self._deadline())
        return network.register(arrived).number, arrived.remote

    def connect(self, address: Address, /) -> None:
        endpoint = self._open()
        endpoint.connect(address_to_connect(address))
        if self._timeout == 0:
            raise os_error(errno.EINPROGRESS)
        self._until(endpoint.connected, _ACCEPTANCE, self._deadline())

    def connect_ex(self, address: Address, /) -> int:
        try:
            socket.connect(self, address)
        except TimeoutError:
            return errno.EAGAIN
        except OSError as error:
            if error.errno is None or error.errno < 0:
                raise
            return error.errno
        return 0

    def getsockname(self) -> Address:
        return self._open().local or ("0.0.0.0", 0)

    def getpeername(self) -> Address:
        endpoint = self._open()
        if endpoint.peer is None or endpoint.broken:
            raise os_error(errno.ENOTCONN)
        return endpoint.remote

    # -- data -----------------------------------------------------------------------

    def send(self, data: bytes, flags: int = 0, /) -> int:
        view = _bytes_of(data)
        return self._send(view, flags, self._deadline())

    def _send(self, view: memoryview, flags: int, deadline: int | None) -> int:
        endpoint = self._open()
        wait = not flags & MSG_DONTWAIT
        return self._until(lambda: endpoint.send(view), _ROOM, deadline, wait=wait)

    def sendall(self, data: bytes, flags: int = 0, /) -> None:
        view = _bytes_of(data)
        deadline = self._deadline()
        while True:
            view = view[self._send(view, flags, deadline) :]
            if not view:
                return

    def recv(self, bufsize: int, flags: int = 0, /) -> bytes:
        if bufsize < 0:
            raise ValueError("negative buffersize in recv")
        return self._receive(bufsize, flags)

    def recv_into(self, buffer: bytearray, nbytes: int = 0, flags: int = 0) -> int:
        view = memoryview(buffer).cast("B")
        if view.readonly:
            raise TypeError(
                "recv_into() argument 1 must be read-write bytes-like object,"
                f" not {type(buffer).__name__}"
            )
        if nbytes < 0:
            raise ValueError("negative buffersize in recv_into")
        if nbytes > len(view):
            raise ValueError("buffer too small for requested bytes")
        data = self._receive(nbytes or len(view), flags)
        view[: len(data)] = data
        return len(data)

    def recvfrom(self, bufsize: int, flags: int = 0, /) -> tuple[bytes, None]:
        if bufsize < 0:
            raise ValueError("negative buffersize in recvfrom")
        # A stream does not say who sent what.
        return self._receive(bufsize, flags), None

    def _receive(self, size: int, flags: int) -> bytes:
        endpoint = self._open()
        if size == 0:
            return b""
        peek = bool(flags & MSG_PEEK)
        wait = not flags & MSG_DONTWAIT
        deadline = self._deadline()

        def some(size: int) -> bytes:
            return self._until(
                lambda: endpoint.receive(size, peek=peek), _DATA, deadline, wait=wait
            )

        data = some(size)
        # With a time limit the system's socket does not block, and there is no waiting.
        if flags & MSG_WAITALL and wait and not peek and self._timeout is None:
            while 0 < len(data) < size and (more := some(size - len(data))):
                data += more
        return data

    # -- options --------------------------------------------------------------------

    def setsockopt(
        self, level: int, optname: int, value: int | bytes | None, optlen: int = 0, /
    ) -> None:
        self._open().options[level, optname] = value if value is not None else optlen

    def getsockopt(self, level: int, optname: int, buflen: int = 0, /) -> int | bytes:
        endpoint = self._open()
        value = endpoint.options.get((level, optname), 0)
        if level == SOL_SOCKET:
            if optname == SO_ERROR:
                value = endpoint.take_error()
            elif optname == SO_TYPE:
                value = SOCK_STREAM
            elif optname == SO_ACCEPTCONN:
                value = int(endpoint.state is LISTENING)
            elif optname in (SO_RCVBUF, SO_SNDBUF):
                value = BUFFER_SIZE
        if buflen == 0:
            if isinstance(value, bytes):
                return int.from_bytes(value, "little")
            return value
        packed = value if isinstance(value, bytes) else value.to_bytes(4, "little")
        return packed[:buflen]

    # -- ends -----------------------------------------------------------------------

    def fileno(self) -> int:
        return self._number

    def shutdown(self, how: int, /) -> None:
        if how not in (SHUT_RD, SHUT_WR, SHUT_RDWR):
            raise os_error(errno.EINVAL)
        self._open().shutdown(reading=how != SHUT_WR, writing=how != SHUT_RD)

    def close(self) -> None:
        endpoint, number = self._endpoint, self._number
        self._endpoint, self._number = None, -1
        if endpoint is not None:
            network.drop(number, endpoint)

    def detach(self) -> int:
        number = self._number
        self._endpoint, self._number = None, -1
        return number


def dup(fd: int, /) -> int:
    return dup_file(fd) if fd < FIRST_NUMBER else network.duplicate(fd)


def close(fd: int, /) -> None:
    if fd < FIRST_NUMBER:
        close_file(fd)
    else:
        network.drop(fd, network.find(fd))


def getdefaulttimeout() -> float | None:
    return network.default_timeout


def setdefaulttimeout(timeout: float | None, /) -> None:
    network.default_timeout = checked_timeout(timeout)


replacements = {
    "socket": socket,
    "SocketType": socket,
    "SO_REUSEADDR": SO_REUSEADDR,
    "dup": dup,
    "close": close,
    "getdefaulttimeout": getdefaulttimeout,
    "setdefaulttimeout": setdefaulttimeout,
}
