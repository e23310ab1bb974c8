"""The interpreters that this one can talk to, each in a worker of its own."""

from __future__ import annotations

from _collections import deque
from typing import Any

from .outside import outside
from .scheduler import GreenThread, scheduler

# The parent, as its processes address it.
PARENT = 0


class Mailbox:
    """Messages from one neighbour; None after the last."""

    def __init__(self) -> None:
        self.messages: deque[bytes | None] = deque()
        self.reader: GreenThread | None = None

    def put(self, message: bytes | None) -> None:
        self.messages.append(message)
        if self.reader is not None:
            scheduler.unpark(self.reader)

    def _line_up(self, thread: GreenThread) -> bool:
        if self.messages:
            return False
        self.reader = thread
        return True

    def _step_out(self, _: GreenThread) -> None:
        self.reader = None


class Neighbours:
    """The interpreters that this one can talk to, by number."""

    def __init__(self) -> None:
        self._host: Any = None
        self._mailboxes: dict[int, Mailbox] = {}

    def connect(self, host: Any) -> None:
        """Take what JavaScript offers; None where there are no further interpreters."""
        self._host = host
        outside.on("process", self._on_message)
        outside.on("processEnded", self._on_end)

    def reset(self) -> None:
        self._mailboxes.clear()

    @property
    def most(self) -> int:
        """How many there may be at once."""
        return 0 if self._host is None else int(self._host.most)

    def start(self, mailbox: Mailbox) -> int:
        """Start one, or listen to the parent; returns its number."""
        number = int(self._host.start())
        self._mailboxes[number] = mailbox
        return number

    def send(self, number: int, message: bytes) -> None:
        from pyodide.ffi import to_js

        self._host.send(number, to_js(message))

    def end(self, number: int) -> None:
        """Let one come to its end; nothing more is heard from it."""
        self._mailboxes.pop(number, None)
        self._host.end(number)

    def _on_message(self, event: Any) -> None:
        mailbox = self._mailboxes.get(event.process)
        if mailbox is not None:
            mailbox.put(event.message.to_bytes())

    def _on_end(self, event: Any) -> None:
        mailbox = self._mailboxes.pop(event.process, None)
        if mailbox is not None:
            mailbox.put(None)


neighbours = Neighbours()


def receive(mailbox: Mailbox) -> bytes | None:
    """Wait for the next message of a neighbour."""
    scheduler.awaited += 1
    try:
        while not mailbox.messages:
            scheduler.park(None, mailbox)
    finally:
        scheduler.awaited -= 1
    return mailbox.messages.popleft()
