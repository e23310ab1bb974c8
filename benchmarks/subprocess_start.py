"""What does a subprocess cost: starting it, keeping it, and many at once?

    python3 benchmarks/subprocess_start.py [--keep]
"""
from __future__ import annotations

import subprocess
import sys
import time
from collections.abc import Callable

from rows import report, row

BENCHMARK = "subprocess_start"
PYTHON = [sys.executable, "-I", "-c"]


def seconds(call: Callable[[], object]) -> float:
    start = time.perf_counter()
    call()
    return time.perf_counter() - start


def one_by_one(command: list[str], count: int) -> None:
    for _ in range(count):
        subprocess.run(command, check=True)


def all_at_once(command: list[str], count: int) -> None:
    for process in [subprocess.Popen(command) for _ in range(count)]:
        process.wait()


def private_memory() -> float:
    """MiB that a Python which waits has for itself (Linux only)."""
    command = PYTHON + ["print(flush=True); input()"]
    with subprocess.Popen(
        command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True
    ) as process:
        assert process.stdout is not None
        process.stdout.readline()
        with open(f"/proc/{process.pid}/smaps_rollup") as lines:
            kib = sum(int(line.split()[1]) for line in lines if "Private_" in line)
        process.communicate("\n")
    return kib / 1024


def main() -> None:
    rounds = range(5)
    found = []
    for name, command in (("true", ["true"]), ("python", PYTHON + ["pass"])):
        one_by_one(command, 1)
        times = [seconds(lambda: one_by_one(command, 10)) * 1e5 for _ in rounds]
        found.append(row(BENCHMARK, {"command": name}, "start_to_end", "us", times))

    sizes = [private_memory() for _ in rounds]
    found.append(row(BENCHMARK, {"command": "python"}, "memory_private", "MiB", sizes))

    command, count = ["sleep", "0.05"], 100
    alone = [seconds(lambda: one_by_one(command, count)) for _ in rounds]
    together = [seconds(lambda: all_at_once(command, count)) for _ in rounds]
    for mode, times in (("one by one", alone), ("all at once", together)):
        params = {"command": "sleep 0.05", "count": count, "mode": mode}
        found.append(row(BENCHMARK, params, "elapsed", "s", times))
    report(found, __doc__.splitlines()[0])


if __name__ == "__main__":
    main()
