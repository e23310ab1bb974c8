"""Tell waiting from computing, and whether two threads compute side by side.

    python3 measure.py yourmodule:yourfunction

calls the function without arguments, nine times at most, two at once in the end.
Without a name it measures three functions of its own. What to answer then:

    it waits                              Waiting
    it computes, threads take turns       Computing, My Python code
    it computes, threads run side by side Computing, A native library
"""

import hashlib
import importlib
import sys
import time
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor

SHORTEST = 0.2  # seconds; below that the clocks cannot tell
SEVERAL_CORES = 1.2  # CPU/wall; threads that take turns stay at 1


def measure(function: Callable[[], object]) -> tuple[float, float]:
    """Return wall time in seconds and the share of it spent computing."""
    best = (float("inf"), 0.0)
    for _ in range(3):
        wall, cpu = time.perf_counter(), time.process_time()
        function()
        cpu = time.process_time() - cpu
        wall = time.perf_counter() - wall
        best = min(best, (wall, cpu / wall))
    return best


def two_at_once(function: Callable[[], object]) -> Callable[[], None]:
    """Return a function that makes two calls, each in a thread of its own."""

    def both() -> None:
        with ThreadPoolExecutor(max_workers=2) as pool:
            for job in [pool.submit(function) for _ in range(2)]:
                job.result()

    return both


def verdict(function: Callable[[], object]) -> str:
    wall, share = measure(function)
    if wall < SHORTEST:
        return f"too short to tell: make it run {SHORTEST} s or more"
    found = f"CPU/wall {share:.2f}, "
    if share < 0.3:
        return found + "it waits"
    if share < 0.7:
        return found + "it does both: measure its parts"
    if share > SEVERAL_CORES:
        return found + "it computes on several cores already"
    _, both = measure(two_at_once(function))
    found += f"it computes; two at once: {both:.2f}, threads "
    return found + ("run side by side" if both > SEVERAL_CORES else "take turns")


def wait() -> None:
    time.sleep(0.25)


def python_code() -> None:
    total = 0
    for number in range(3_000_000):
        total += number * number


def native_code() -> None:
    hashlib.pbkdf2_hmac("sha256", b"password", b"salt", 800_000)


def find(name: str) -> Callable[[], object]:
    """Return the function that `module:function` names."""
    module, _, function = name.partition(":")
    sys.path.insert(0, "")
    found = getattr(importlib.import_module(module), function or "main")
    if not callable(found):
        raise TypeError(f"{name} is not a function")
    return found


def main() -> None:
    functions = {name: find(name) for name in sys.argv[1:]} or {
        "wait": wait,
        "python_code": python_code,
        "native_code": native_code,
    }
    for name, function in functions.items():
        print(f"{name}: {verdict(function)}")


if __name__ == "__main__":
    main()
