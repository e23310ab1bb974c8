"""Run CPython's own tests in the page's Python and count what passes.

The tests are not part of this repository: bring those of a CPython, best of the same
version. The folder that holds `test` is mounted as `/cpython`, the names of the tests
are read from standard input:

    echo test_thread test_queue | npm run --silent python -- \
        --mount /cpython=FOLDER --limit 600 scripts/python/cpythonTests.py

What needs a further process, or a sub-interpreter, is skipped. All tests share one
interpreter and its 512 MB: give it a few names at a time. Those of another version fail
where Python has changed.
"""

from __future__ import annotations

import io
import sys
import unittest
from collections import Counter
from collections.abc import Iterator
from typing import Any

# Last: only what the page's standard library lacks comes from there.
sys.path.append("/cpython")

from test import support  # noqa: E402
from test.support import import_helper, script_helper, threading_helper  # noqa: E402

CANNOT_PASS = ("SubinterpThreadingTests", "SetAsyncExc", "set_async_exc")
"""Parts of names of tests for what a page's Python does not have."""


def skip(*_: object, **__: object) -> None:
    """Stand in for a helper that starts Python once more."""
    raise unittest.SkipTest("needs a subprocess")


def adapt_helpers() -> None:
    """Tell the tests' own helpers that threads start here, and processes do not."""
    threading_helper.can_start_thread = True
    support.has_socket_support = True
    support.requires_working_socket = lambda **_: None
    script_helper.assert_python_ok = skip
    script_helper.assert_python_failure = skip
    script_helper.spawn_python = skip
    fresh_module = import_helper.import_fresh_module

    def import_fresh_module(
        name: str, fresh: tuple[str, ...] = (), **options: Any
    ) -> Any:
        """Leave out the queue in C, which waits where no thread can be switched."""
        return None if "_queue" in fresh else fresh_module(name, fresh, **options)

    import_helper.import_fresh_module = import_fresh_module


class Counts(unittest.TestResult):
    """A result that counts what passed."""

    passed = 0

    def addSuccess(self, test: unittest.TestCase) -> None:
        self.passed += 1


def each(suite: unittest.TestSuite) -> Iterator[unittest.TestCase]:
    """The tests of a suite and of the suites inside it."""
    for part in suite:
        if isinstance(part, unittest.TestSuite):
            yield from each(part)
        else:
            yield part


def run(name: str) -> Counts:
    """Run one file of tests, such as `test_thread`; what it prints is dropped."""
    counts = Counts()
    streams = sys.stdout, sys.stderr
    sys.stdout, sys.stderr = io.StringIO(), io.StringIO()
    try:
        loaded = unittest.defaultTestLoader.loadTestsFromName(f"test.{name}")
        tests = [
            test
            for test in each(loaded)
            if not any(part in test.id() for part in CANNOT_PASS)
        ]
        unittest.TestSuite(tests).run(counts)
    finally:
        sys.stdout, sys.stderr = streams
    return counts


def main() -> None:
    adapt_helpers()
    failed = 0
    for name in input().split():
        counts = run(name)
        bad = counts.failures + counts.errors
        failed += len(bad)
        print(
            f"{name}: {counts.testsRun} run, {counts.passed} passed, "
            f"{len(bad)} failed, {len(counts.skipped)} skipped",
            flush=True,
        )
        for test, text in bad:
            print(f"  {test.id()}: {text.strip().splitlines()[-1]}")
        reasons = Counter(reason for _, reason in counts.skipped)
        for reason, times in reasons.most_common():
            print(f"  skipped {times}: {reason}")
    sys.exit(1 if failed else 0)


if __name__ == "__main__":
    main()
