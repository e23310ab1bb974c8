import hashlib
import re
import threading
import time
import zlib
from collections.abc import Callable

NUMBERS = [(number * 7919) % 1_000_003 for number in range(800_000)]
TEXT = b"".join(b"%d " % number for number in NUMBERS[:80_000])

CALLS: dict[str, Callable[[], object]] = {
    "time.sleep": lambda: time.sleep(0.1),
    "hashlib.pbkdf2_hmac": lambda: hashlib.pbkdf2_hmac("sha256", b"w", b"s", 80_000),
    "zlib.compress": lambda: zlib.compress(TEXT),
    "sorted": lambda: sorted(NUMBERS),
    "re.match": lambda: re.match(r"(a+)+$", "a" * 21 + "!"),
}


def longest_stall(call: Callable[[], object]) -> float:
    """How long this thread stood still during another's call, as a share of it."""
    worker = threading.Thread(target=call)
    longest = 0.0
    started = last = time.perf_counter()
    worker.start()
    alive = True
    while alive:
        alive = worker.is_alive()
        now = time.perf_counter()
        longest, last = max(longest, now - last), now
    return longest / (last - started)


def main() -> None:
    for name, call in CALLS.items():
        stood_still = min(longest_stall(call) for _ in range(3)) > 0.5
        print(f"{name:20}", "keeps the GIL" if stood_still else "lets go of it")


if __name__ == "__main__":
    main()
