"""Run the conformance tests of this folder and print one line of JSON per module.

The same program runs on native CPython, where threads are real, and in the page's
interpreter. As a program it takes names of modules (all without any); a program that
cannot be given arguments imports it and calls `main`.
"""

from __future__ import annotations

import json
import logging
import sys
import threading
import time
import traceback
import unittest
from collections import Counter
from collections.abc import Sequence
from pathlib import Path
from typing import Any

SWITCH_INTERVAL = 1e-5
"""Seconds after which CPython lets another thread run: 500 times as often as usual."""

SHOWN = 1500
"""Characters of a failed test's traceback that are shown, from its end."""


class Result(unittest.TestResult):
    """Counts what passed, and fails a test whose threads failed unseen."""

    def __init__(self) -> None:
        super().__init__()
        self.passed = 0
        self.failed: dict[str, str] = {}
        self.skips: Counter[str] = Counter()
        self.unseen: list[str] = []

    def addSuccess(self, test: unittest.TestCase) -> None:
        self.passed += 1

    def addSkip(self, test: unittest.TestCase, reason: str) -> None:
        self.skips[reason] += 1

    def addFailure(self, test: unittest.TestCase, err: Any) -> None:
        self._fail(test, err)

    def addError(self, test: unittest.TestCase, err: Any) -> None:
        self._fail(test, err)

    def addSubTest(
        self, test: unittest.TestCase, subtest: unittest.TestCase, err: Any
    ) -> None:
        if err is not None:
            self._fail(subtest, err)

    def _fail(self, test: unittest.TestCase, err: Any) -> None:
        self.failed[test.id()] = "".join(traceback.format_exception(*err))[-SHOWN:]

    def stopTest(self, test: unittest.TestCase) -> None:
        super().stopTest(test)
        if self.unseen:
            self.failed.setdefault(test.id(), "\n".join(self.unseen)[-SHOWN:])
            self.unseen.clear()


class Unseen(logging.Handler):
    """Keeps what would only be printed: errors in threads, tasks and destructors."""

    def __init__(self, result: Result) -> None:
        super().__init__(logging.ERROR)
        self.result = result

    def emit(self, record: logging.LogRecord) -> None:
        self.result.unseen.append(self.format(record))

    def thread_failed(self, args: threading.ExceptHookArgs) -> None:
        if args.exc_type is not SystemExit:
            name = args.thread.name if args.thread else "a thread"
            self.result.unseen.append(f"{name} raised {args.exc_value!r}")

    def unraisable(self, args: Any) -> None:
        self.result.unseen.append(f"{args.err_msg} {args.object!r}: {args.exc_value!r}")


def run_module(name: str) -> dict[str, Any]:
    """Run one module's tests; return what its line shall say."""
    result = Result()
    unseen = Unseen(result)
    hooks = threading.excepthook, sys.unraisablehook
    logger = logging.getLogger("asyncio")
    threading.excepthook, sys.unraisablehook = unseen.thread_failed, unseen.unraisable
    logger.addHandler(unseen)
    begin = time.perf_counter()
    try:
        unittest.defaultTestLoader.loadTestsFromName(name).run(result)
    finally:
        threading.excepthook, sys.unraisablehook = hooks
        logger.removeHandler(unseen)
    return {
        "module": name,
        "run": result.passed + len(result.failed),
        "passed": result.passed,
        "failed": result.failed,
        "skipped": dict(result.skips),
        "seconds": round(time.perf_counter() - begin, 2),
    }


def main(names: Sequence[str] = (), preemptive: bool = True) -> int:
    """Run these modules, or all; return 1 where a test failed, else 0.

    Say ``preemptive=False`` where threads are switched only when they wait: tests that
    need more are skipped.
    """
    folder = Path(__file__).resolve().parent
    if str(folder) not in sys.path:
        sys.path.insert(0, str(folder))
    import support

    support.preemptive = preemptive
    interval = sys.getswitchinterval()
    sys.setswitchinterval(SWITCH_INTERVAL)
    failed = 0
    try:
        for name in names or sorted(path.stem for path in folder.glob("test_*.py")):
            line = run_module(name)
            failed += len(line["failed"])
            print(json.dumps(line), flush=True)
    finally:
        sys.setswitchinterval(interval)
    return 1 if failed else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
