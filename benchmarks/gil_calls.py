"""The calls that gil_stall.py measures, each with a size that can be doubled."""
from __future__ import annotations

import array
import ast
import base64
import bz2
import collections
import copy
import csv
import ctypes
import gc
import gzip
import hashlib
import json
import lzma
import math
import os
import pickle
import queue
import random
import re
import select
import shutil
import socket
import sqlite3
import struct
import subprocess
import tempfile
import threading
import time
import xml.etree.ElementTree
import zlib
from collections.abc import Callable
from pathlib import Path
from typing import Any, NamedTuple

Call = Callable[[], object]
rng = random.Random(1)
folder = Path(tempfile.mkdtemp(prefix="gil_stall-"))
libc = ctypes.CDLL(None)
libc_holding = ctypes.PyDLL(None)


class Job(NamedTuple):
    call: str
    group: str
    make: Callable[[int], Call]
    """Makes the call, of a size; what it makes beforehand is not measured."""
    size: int | None
    """Where to begin looking for a size; None where the call has a time of its own."""
    once: bool
    """Whether the call can be made only once, so that every round makes a new one."""


JOBS: list[Job] = []


def job(
    call: str, group: str, size: int | None = None, once: bool = False
) -> Callable[..., Any]:
    def add(make: Callable[[int], Call]) -> Callable[[int], Call]:
        JOBS.append(Job(call, group, make, size, once))
        return make
    return add


def text_of(size: int) -> bytes:
    """Words that compress like a log file."""
    words = [b"%d" % rng.randrange(10_000) for _ in range(20_000)]
    piece = b" ".join(words)
    return (piece * (size // len(piece) + 1))[:size]


def records(size: int) -> list[dict[str, object]]:
    return [{"id": n, "name": "n" * (n % 20), "price": n / 7} for n in range(size)]


# --- waiting -------------------------------------------------------------------
@job("time.sleep(0.3)", "waiting")
def _(size: int) -> Call:
    return lambda: time.sleep(0.3)


@job("socket.recv(1024)", "waiting", once=True)
def _(size: int) -> Call:
    here, there = socket.socketpair()
    here.settimeout(0.3)

    def call() -> None:
        try:
            here.recv(1024)
        except socket.timeout:
            there.close()
    return call


@job("subprocess.run(['sleep', '0.3'])", "waiting")
def _(size: int) -> Call:
    return lambda: subprocess.run(["sleep", "0.3"], check=True)


@job("lock.acquire(timeout=0.3)", "waiting")
def _(size: int) -> Call:
    lock = threading.Lock()
    lock.acquire()
    return lambda: lock.acquire(timeout=0.3)


@job("event.wait(0.3)", "waiting")
def _(size: int) -> Call:
    return lambda: threading.Event().wait(0.3)


@job("queue.Queue().get(timeout=0.3)", "waiting")
def _(size: int) -> Call:
    def call() -> None:
        try:
            queue.Queue().get(timeout=0.3)  # type: ignore[var-annotated]
        except queue.Empty:
            pass
    return call


@job("select.select([], [], [], 0.3)", "waiting")
def _(size: int) -> Call:
    return lambda: select.select([], [], [], 0.3)


@job("ctypes.CDLL(None).usleep(300_000)", "waiting")
def _(size: int) -> Call:
    return lambda: libc.usleep(300_000)


@job("ctypes.PyDLL(None).usleep(300_000)", "waiting")
def _(size: int) -> Call:
    return lambda: libc_holding.usleep(300_000)


# --- files and data bases --------------------------------------------------------
@job("file.write(data)", "files", 1 << 26)
def _(size: int) -> Call:
    data = bytes(size)
    file = open(folder / "written", "wb", buffering=0)
    return lambda: file.write(data)


@job("os.fsync(file)", "files", 1 << 26, once=True)
def _(size: int) -> Call:
    file = open(folder / "synced", "wb", buffering=0)
    file.write(rng.getrandbits(8 * 4096).to_bytes(4096, "big") * (size // 4096))
    return lambda: os.fsync(file.fileno())


@job("open(path, 'rb').read()", "files", 1 << 26)
def _(size: int) -> Call:
    path = folder / "read"
    path.write_bytes(bytes(size))
    return lambda: path.read_bytes()


@job("open(path).read()", "files", 1 << 24)
def _(size: int) -> Call:
    path = folder / "text"
    path.write_bytes(text_of(size))
    return lambda: path.read_text(encoding="utf-8")


@job("shutil.copyfile(a, b)", "files", 1 << 26)
def _(size: int) -> Call:
    path = folder / "copied"
    path.write_bytes(bytes(size))
    return lambda: shutil.copyfile(path, folder / "copy")


@job("sqlite3: SELECT", "files", 100_000)
def _(size: int) -> Call:
    database = sqlite3.connect(":memory:", check_same_thread=False)
    query = (
        "with recursive n(i) as (select 1 union all select i + 1 from n limit ?)"
        " select sum(i * i % 7) from n"
    )
    return lambda: database.execute(query, (size,)).fetchone()


@job("sqlite3: executemany(INSERT)", "files", 50_000)
def _(size: int) -> Call:
    database = sqlite3.connect(":memory:", check_same_thread=False)
    database.execute("create table t (a integer, b text)")
    rows = [(n, "x") for n in range(size)]
    return lambda: database.executemany("insert into t values (?, ?)", rows)


# --- hashing and compressing -----------------------------------------------------
@job("hashlib.sha256(data)", "bytes", 1 << 26)
def _(size: int) -> Call:
    data = bytes(size)
    return lambda: hashlib.sha256(data).digest()


@job("hashlib.sha256(data[:1024]), in a loop", "bytes", 50_000)
def _(size: int) -> Call:
    data = bytes(1024)

    def call() -> None:
        for _ in range(size):
            hashlib.sha256(data).digest()
    return call


@job("hashlib.pbkdf2_hmac(…)", "bytes", 100_000)
def _(size: int) -> Call:
    return lambda: hashlib.pbkdf2_hmac("sha256", b"password", b"salt", size)


@job("hashlib.scrypt(…)", "bytes", 1 << 14)
def _(size: int) -> Call:
    return lambda: hashlib.scrypt(
        b"password", salt=b"salt", n=size, r=8, p=1, maxmem=1 << 30
    )


@job("zlib.compress(data)", "bytes", 1 << 20)
def _(size: int) -> Call:
    data = text_of(size)
    return lambda: zlib.compress(data)


@job("zlib.decompress(data)", "bytes", 1 << 24)
def _(size: int) -> Call:
    data = zlib.compress(text_of(size), 1)
    return lambda: zlib.decompress(data)


@job("zlib.crc32(data)", "bytes", 1 << 28)
def _(size: int) -> Call:
    data = bytes(size)
    return lambda: zlib.crc32(data)


@job("gzip.compress(data)", "bytes", 1 << 20)
def _(size: int) -> Call:
    data = text_of(size)
    return lambda: gzip.compress(data)


@job("bz2.compress(data)", "bytes", 1 << 19)
def _(size: int) -> Call:
    data = text_of(size)
    return lambda: bz2.compress(data)


@job("lzma.compress(data)", "bytes", 1 << 18)
def _(size: int) -> Call:
    data = text_of(size)
    return lambda: lzma.compress(data)


@job("base64.b64encode(data)", "bytes", 1 << 26)
def _(size: int) -> Call:
    data = bytes(size)
    return lambda: base64.b64encode(data)


@job("bytes.replace(b' ', b'--')", "bytes", 1 << 24)
def _(size: int) -> Call:
    data = text_of(size)
    return lambda: data.replace(b" ", b"--")


@job("bytes(memoryview)", "bytes", 1 << 28)
def _(size: int) -> Call:
    view = memoryview(bytearray(size))
    return lambda: bytes(view)


@job("os.urandom(n)", "bytes", 1 << 26)
def _(size: int) -> Call:
    return lambda: os.urandom(size)


@job("random.randbytes(n)", "bytes", 1 << 26)
def _(size: int) -> Call:
    return lambda: rng.randbytes(size)


# --- text and data formats ---------------------------------------------------------
@job("re.search(r'\\s+$', text), backtracking", "formats", 4_000)
def _(size: int) -> Call:
    text = " " * size + "x"
    return lambda: re.search(r"\s+$", text)


@job("re.findall(r'\\d+ 7', text)", "formats", 1 << 22)
def _(size: int) -> Call:
    text = text_of(size).decode()
    return lambda: re.findall(r"\d+ 7", text)


@job("json.dumps(records)", "formats", 20_000)
def _(size: int) -> Call:
    items = records(size)
    return lambda: json.dumps(items)


@job("json.loads(text)", "formats", 20_000)
def _(size: int) -> Call:
    text = json.dumps(records(size))
    return lambda: json.loads(text)


@job("pickle.dumps(records)", "formats", 40_000)
def _(size: int) -> Call:
    items = records(size)
    return lambda: pickle.dumps(items)


@job("pickle.loads(data)", "formats", 40_000)
def _(size: int) -> Call:
    data = pickle.dumps(records(size))
    return lambda: pickle.loads(data)


@job("list(csv.reader(lines))", "formats", 50_000)
def _(size: int) -> Call:
    lines = [f"{n},name,{n * 7},some text" for n in range(size)]
    return lambda: list(csv.reader(lines))


@job("ElementTree.fromstring(text)", "formats", 20_000)
def _(size: int) -> Call:
    items = "".join(f"<item n='{n}'>text</item>" for n in range(size))
    text = f"<items>{items}</items>"
    return lambda: xml.etree.ElementTree.fromstring(text)


@job("struct.unpack('…d', data)", "formats", 1 << 22)
def _(size: int) -> Call:
    data = bytes(8 * size)
    return lambda: struct.unpack(f"{size}d", data)


@job("ast.parse(source)", "formats", 5_000)
def _(size: int) -> Call:
    source = "total = price * (1 + rate) if rate else price\n" * size
    return lambda: ast.parse(source)


@job("compile(source, …)", "formats", 5_000)
def _(size: int) -> Call:
    source = "total = price * (1 + rate) if rate else price\n" * size
    return lambda: compile(source, "shop.py", "exec")


@job("','.join(strings)", "formats", 1 << 22)
def _(size: int) -> Call:
    strings = [str(n) for n in range(size)]
    return lambda: ",".join(strings)


@job("text.split()", "formats", 1 << 23)
def _(size: int) -> Call:
    text = text_of(size).decode()
    return lambda: text.split()


# --- built-in types -------------------------------------------------------------
@job("sorted(floats)", "built-in", 200_000)
def _(size: int) -> Call:
    numbers = [rng.random() for _ in range(size)]
    return lambda: sorted(numbers)


@job("sorted(floats, key=lambda x: -x)", "built-in", 200_000)
def _(size: int) -> Call:
    numbers = [rng.random() for _ in range(size)]
    return lambda: sorted(numbers, key=lambda x: -x)


@job("sum(range(n))", "built-in", 2_000_000)
def _(size: int) -> Call:
    return lambda: sum(range(size))


@job("list(range(n))", "built-in", 4_000_000)
def _(size: int) -> Call:
    return lambda: list(range(size))


@job("set(strings)", "built-in", 500_000)
def _(size: int) -> Call:
    strings = [str(n) for n in range(size)]
    return lambda: set(strings)


@job("collections.Counter(words)", "built-in", 1_000_000)
def _(size: int) -> Call:
    words = text_of(size * 5).split()
    return lambda: collections.Counter(words)


@job("big_int * big_int", "built-in", 200_000)
def _(size: int) -> Call:
    number = 3 ** size
    return lambda: number * number


@job("math.factorial(n)", "built-in", 20_000)
def _(size: int) -> Call:
    return lambda: math.factorial(size)


@job("array.array('d', floats)", "built-in", 4_000_000)
def _(size: int) -> Call:
    numbers = [0.5] * size
    return lambda: array.array("d", numbers)


@job("array.byteswap()", "built-in", 1 << 25)
def _(size: int) -> Call:
    numbers = array.array("d", bytes(8 * size))
    return lambda: numbers.byteswap()


@job("gc.collect()", "built-in", 500_000)
def _(size: int) -> Call:
    kept = [[n] for n in range(size)]

    def call() -> int:
        gc.collect()
        return len(kept)
    return call


@job("big_list.clear()", "built-in", 2_000_000, once=True)
def _(size: int) -> Call:
    items = [str(n) for n in range(size)]
    return lambda: items.clear()


# --- Python ------------------------------------------------------------------------
@job("for n in range(…): total += n", "python", 2_000_000)
def _(size: int) -> Call:
    def call() -> int:
        total = 0
        for n in range(size):
            total += n
        return total
    return call


@job("copy.deepcopy(records)", "python", 10_000)
def _(size: int) -> Call:
    items = records(size)
    return lambda: copy.deepcopy(items)


@job("random.shuffle(numbers)", "python", 200_000)
def _(size: int) -> Call:
    numbers = list(range(size))
    return lambda: rng.shuffle(numbers)
