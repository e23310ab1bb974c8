"""Standard output, error output and `input()` of the program.

C's own streams look at the system's thread to see who writes, and there is only one. So
these are written in Python: they pass on whole lines, and keep within the page's cap.
"""

from __future__ import annotations

import io
import sys
from collections.abc import Callable
from typing import Any, NoReturn

from .locks import RLock
from .outside import await_outside, outside
from .scheduler import scheduler

# Characters of output in all; `limits.output` of the page.
OUTPUT_CAP = 200_000

# Characters of one line that are kept back at most until its end comes.
LINE_CAP = 8_000


class _Budget:
    """How much output a run may still give, on both streams together."""

    def __init__(self) -> None:
        self.reset()

    def reset(self) -> None:
        self.left = OUTPUT_CAP
        self.cut = 0
        # True while a run is being cleared away: threads that end then are not heard.
        self.silent = False


budget = _Budget()


class _Bytes(io.RawIOBase):
    """The `buffer` of a stream, for programs that write bytes."""

    def __init__(self, stream: Output) -> None:
        self._stream = stream

    def writable(self) -> bool:
        return True

    def write(self, data: Any) -> int:
        data = bytes(data)
        self._stream.write(data.decode("utf-8", "replace"))
        self._stream.flush()
        return len(data)


class Output(io.TextIOBase):
    """A text stream that is handed on by the line."""

    encoding = "utf-8"
    errors = "backslashreplace"
    line_buffering = True
    newlines = None
    mode = "w"

    def __init__(self, number: int, send: Callable[[str], None]) -> None:
        self._number = number
        self._send = send
        self._line: list[str] = []
        self._length = 0
        self.name = ("<stdin>", "<stdout>", "<stderr>")[number]
        self.buffer = _Bytes(self)

    def write(self, text: str) -> int:
        if not isinstance(text, str):
            kind = type(text).__name__
            raise TypeError(f"write() argument must be str, not {kind}")
        if budget.silent:
            return len(text)
        if len(text) > budget.left:
            budget.cut += len(text) - budget.left
            self._keep(text[: budget.left])
            budget.left = 0
            self._pass_on()
        else:
            budget.left -= len(text)
            self._keep(text)
            if "\n" in text or self._length > LINE_CAP:
                self._pass_on()
        return len(text)

    def _keep(self, text: str) -> None:
        if text:
            self._line.append(text)
            self._length += len(text)

    def _pass_on(self) -> None:
        if self._line:
            text = "".join(self._line)
            self._line.clear()
            self._length = 0
            # Half a surrogate pair cannot leave Python.
            self._send(text.encode("utf-8", "backslashreplace").decode("utf-8"))

    def flush(self) -> None:
        if not self.closed:
            self._pass_on()

    def close(self) -> None:
        """A program that closes its output can still be run again."""
        self.flush()

    def reconfigure(self, **_: object) -> None:
        self.flush()

    def writable(self) -> bool:
        return True

    def isatty(self) -> bool:
        return False

    def __reduce_ex__(self, _: object) -> NoReturn:
        # The words for the stream that stands here elsewhere.
        raise TypeError("cannot pickle 'TextIOWrapper' instances")

    def fileno(self) -> int:
        return self._number


class Input(io.TextIOBase):
    """Lines that the reader types into the page."""

    encoding = "utf-8"
    errors = "strict"
    name = "<stdin>"
    mode = "r"

    def __init__(self, ask: Callable[[], None]) -> None:
        self._ask = ask
        self._lines: list[str] = []
        self._waiting: list[object] = []
        outside.on("input", self._receive)

    def _receive(self, event: Any) -> None:
        line = event.line
        # JavaScript's null, for the end of the input, is no None.
        self._lines.append(line + "\n" if isinstance(line, str) else "")
        if self._waiting:
            scheduler.unpark(self._waiting[0])

    def reset(self) -> None:
        # Two threads may read at once, and the page asks for one line at a time.
        self._one_reader = RLock()
        self._lines.clear()
        self._waiting.clear()

    def readable(self) -> bool:
        return True

    def readline(self, size: int | None = -1) -> str:
        sys.stdout.flush()
        with self._one_reader:
            if not self._lines:
                self._ask()
                await_outside(lambda: bool(self._lines), self._waiting)
            line = self._lines.pop(0)
            if size is not None and 0 <= size < len(line):
                self._lines.insert(0, line[size:])
                line = line[:size]
            return line

    def read(self, size: int | None = -1) -> str:
        if size is not None and size >= 0:
            return self.readline(size)
        lines = []
        while line := self.readline():
            lines.append(line)
        return "".join(lines)

    def isatty(self) -> bool:
        return False

    def fileno(self) -> int:
        return 0


class Console:
    """The three streams of a run."""

    def connect(self, write: Callable[[str, str], None], ask: Callable[[], None]) -> None:
        self._write = write
        self._ask = ask
        self.stdin = Input(ask)
        self.reset()

    def reset(self) -> None:
        """Fresh streams, and a full budget."""
        budget.reset()
        self.stdin.reset()
        self.stdout = Output(1, lambda text: self._write("stdout", text))
        self.stderr = Output(2, lambda text: self._write("stderr", text))
        sys.stdin = sys.__stdin__ = self.stdin
        sys.stdout = sys.__stdout__ = self.stdout
        sys.stderr = sys.__stderr__ = self.stderr

    def flush(self) -> None:
        self.stdout.flush()
        self.stderr.flush()


console = Console()
