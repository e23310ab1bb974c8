"""Replaces `_thread` and the clocks before anything imports `threading`."""

from green_threads import install

install.replace_modules()
