"""`select.poll` and `select.select` on the sockets of the loopback network.

Files can be among them; they are asked once, and again whenever a socket changes.
"""

from __future__ import annotations

import errno
import math
import os
from collections.abc import Mapping, Sequence
from select import POLLERR, POLLHUP, POLLIN, POLLNVAL, POLLOUT, POLLPRI
from select import poll as poll_files
from typing import Any

from .clock import clock
from .loopback import FIRST_NUMBER, Attempt, Endpoint, network, os_error
from .scheduler import scheduler

# Reported whether asked for or not.
_ALWAYS = POLLERR | POLLHUP | POLLNVAL

_SOCKETS = "waits for sockets on which nothing happens"

Events = list[tuple[int, int]]


def events_now(interests: Mapping[int, int]) -> Events:
    """What of the events asked for, by file descriptor, has happened."""
    happened: Events = []
    files = None
    for number, asked in interests.items():
        if number < FIRST_NUMBER:
            files = files or poll_files()
            files.register(number, asked)
            continue
        endpoint = network.endpoints.get(number)
        events = POLLNVAL if endpoint is None else endpoint.events()
        if events := events & (asked | _ALWAYS):
            happened.append((number, events))
    if files is not None:
        happened += files.poll(0)
    return happened


def endpoints_of(interests: Mapping[int, int]) -> list[Endpoint]:
    """The endpoints among the file descriptors."""
    found = (network.endpoints.get(number) for number in interests)
    return [endpoint for endpoint in found if endpoint is not None]


def wait_for_events(interests: Mapping[int, int], timeout: float | None) -> Events:
    """Wait at most so many seconds for one of the events; None is for ever."""
    if timeout is not None and timeout <= 0:
        # A system call lets the others run.
        scheduler.yield_now()
        return events_now(interests)
    deadline = None if timeout is None else clock.now() + math.ceil(timeout * 1e9)
    endpoints = endpoints_of(interests)
    wanted = Attempt(endpoints, lambda: events_now(interests) or None, _SOCKETS)
    return wanted.result if wanted.make(deadline) else []


def _number_of(file: Any) -> int:
    if isinstance(file, int):
        number = file
    elif not hasattr(file, "fileno"):
        raise TypeError("argument must be an int, or have a fileno() method.")
    else:
        number = file.fileno()
        if not isinstance(number, int):
            raise TypeError("fileno() returned a non-integer")
    if number < 0:
        text = f"file descriptor cannot be a negative integer ({number})"
        raise ValueError(text)
    return number


class poll:
    """A polling object: file descriptors and the events awaited on them."""

    def __init__(self) -> None:
        self._interests: dict[int, int] = {}

    def register(
        self, fd: Any, eventmask: int = POLLIN | POLLPRI | POLLOUT, /
    ) -> None:
        self._interests[_number_of(fd)] = eventmask

    def modify(self, fd: Any, eventmask: int, /) -> None:
        number = _number_of(fd)
        if number not in self._interests:
            raise OSError(errno.ENOENT, os.strerror(errno.ENOENT))
        self._interests[number] = eventmask

    def unregister(self, fd: Any, /) -> None:
        del self._interests[_number_of(fd)]

    def poll(self, timeout: float | None = None, /) -> Events:
        forever = timeout is None or timeout < 0
        seconds = None if forever else math.ceil(timeout) / 1000
        return wait_for_events(dict(self._interests), seconds)


def select(
    rlist: Sequence[Any],
    wlist: Sequence[Any],
    xlist: Sequence[Any],
    timeout: float | None = None,
    /,
) -> tuple[list[Any], list[Any], list[Any]]:
    if timeout is not None and timeout < 0:
        raise ValueError("timeout must be non-negative")
    asked = (POLLIN, POLLOUT, POLLPRI)
    counted = (POLLIN | POLLHUP | POLLERR, POLLOUT | POLLERR, POLLPRI)
    given = (rlist, wlist, xlist)
    lists = [[(file, _number_of(file)) for file in files] for files in given]
    interests: dict[int, int] = {}
    for files, events in zip(lists, asked, strict=True):
        for _, number in files:
            interests[number] = interests.get(number, 0) | events
    happened = dict(wait_for_events(interests, timeout))
    if any(events & POLLNVAL for events in happened.values()):
        raise os_error(errno.EBADF)
    readable, writable, exceptional = (
        [file for file, number in files if happened.get(number, 0) & events]
        for files, events in zip(lists, counted, strict=True)
    )
    return readable, writable, exceptional


replacements = {
    "poll": poll,
    # A static method, so that it does not bind when a class keeps it as an attribute.
    "select": staticmethod(select),
}
