"""Tell waiting from computing: CPU time divided by wall time, best of three.

    python3 measure.py yourmodule:yourfunction

calls the function without arguments; without a name it measures two of its own.
"""

import importlib
import sys
import time
from collections.abc import Callable

SHORTEST = 0.2  # seconds; below that the clocks cannot tell


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


def verdict(wall: float, share: float) -> str:
    if wall < SHORTEST:
        return f"too short to tell: make it run {SHORTEST} s or more"
    if share < 0.3:
        return "it waits"
    if share < 0.7:
        return "it does both: measure its parts"
    if share < 1.2:
        return "it computes"
    return "it computes on several cores already"


def wait() -> None:
    time.sleep(0.3)


def compute() -> None:
    total = 0
    for number in range(5_000_000):
        total += number * number


def find(name: str) -> Callable[[], object]:
    """Return the function that `module:function` names."""
    module, _, function = name.partition(":")
    sys.path.insert(0, "")
    found = getattr(importlib.import_module(module), function or "main")
    if not callable(found):
        raise TypeError(f"{name} is not a function")
    return found


def main() -> None:
    functions = [find(name) for name in sys.argv[1:]] or [wait, compute]
    for function in functions:
        wall, share = measure(function)
        print(f"{function.__name__}: CPU/wall {share:.2f}, {verdict(wall, share)}")


if __name__ == "__main__":
    main()
