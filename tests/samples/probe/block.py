"""A program that measures a block of itself; the path of the probe is its argument."""

import sys
import time

sys.path.insert(0, sys.argv[1])

from gilded_probe import probe  # noqa: E402

with probe():
    time.sleep(0.3)
    if "fail" in sys.argv:
        raise ValueError("in the block")
print("the program goes on")
