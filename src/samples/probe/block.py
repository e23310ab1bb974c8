"""Measure a block of a program while it runs."""

import time

from gilded_probe import probe

with probe():
    time.sleep(1)  # the part that is slow
