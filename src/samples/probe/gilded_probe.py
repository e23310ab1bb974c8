#!/usr/bin/env python3
"""Measure a function, then say which kind of concurrency fits it.

    python3 gilded_probe.py yourmodule:function --args 1000 "text" "[1, 2]"

or, around a block of your program:

    from gilded_probe import probe

    with probe():
        work()

Needs nothing but Python 3.9 or later. Licence: MIT.
"""

from __future__ import annotations

import argparse
import ast
import asyncio
import collections
import contextlib
import copy
import difflib
import hashlib
import importlib
import importlib.util
import inspect
import io
import json
import multiprocessing
import os
import pickle
import platform
import signal
import subprocess
import sys
import sysconfig
import tempfile
import threading
import time
import traceback
from collections.abc import Callable, Iterator, Mapping
from pathlib import Path
from typing import Any, NamedTuple
from urllib.parse import urlencode

USAGE = """\
usage: gilded_probe.py module:function [--args LITERAL ...] [--repeat N]
                       [--limit SECONDS] [--json]
       gilded_probe.py --help"""

HELP = f"""\
{USAGE}

Calls the function in a process of its own, once alone, then twice at the same time,
and that 3 times (up to 6 on a busy machine, fewer where --limit is near). Says whether
it waits or computes, whether threads help, and what to answer in the wizard.

  module:function   also pkg.module:Class.method or path/to/file.py:function;
                    a coroutine function is run by asyncio.run, a generator to its end
  --args            Python literals; a word that is none is taken as text
  --repeat N        make N calls one measurement, for calls shorter than 0.2 s
  --limit SECONDS   end everything after that time (default 60)
  --json            print measurement, facts and answers as JSON

exit codes:
  0  at least one question of the wizard is answered
  1  cannot tell: too short, or the machine is busy
  2  wrong use: no such module or function, arguments missing
  3  the function, or importing its module, failed
  4  not even one call ended within the limit"""

# The site that served this file; empty in a copy that came another way.
SITE = ""

# -- The tree: written by scripts/probe/writeGraph.ts, not by hand --------------------
# graph: begin
START = "work"
QUESTIONS: dict[str, dict[str, str]] = {
    "work": {
        "waiting": "code",
        "computing": "busy",
        "both": "shape",
        "place": "place",
        "unsure": "measure",
    },
    "code": {
        "async": "libraries",
        "sync": "calls",
        "new": "wait-for",
        "unsure": "calls",
    },
    "libraries": {
        "all": "asyncio",
        "some": "asyncio-with-threads",
        "unsure": "asyncio-with-threads",
    },
    "calls": {
        "one": "background-thread",
        "hundreds": "thread-pool",
        "thousands": "asyncio",
        "unsure": "thread-pool",
    },
    "wait-for": {
        "network": "connections",
        "files": "thread-pool",
        "programs": "subprocesses",
        "unsure": "thread-pool",
    },
    "connections": {
        "tens": "thread-pool",
        "thousands": "asyncio",
        "unsure": "thread-pool",
    },
    "busy": {
        "python": "item",
        "native": "threads-help",
        "program": "subprocesses",
        "unprofiled": "do-less",
        "unsure": "measure",
    },
    "item": {
        "big": "constraints",
        "groupable": "constraints",
        "tiny": "plain-loop",
        "unsure": "constraints",
    },
    "threads-help": {
        "yes": "threads-native-code",
        "all-busy": "already-parallel",
        "no": "constraints",
        "unsure": "constraints",
    },
    "constraints": {
        "big-data": "process-pool-big-data",
        "remakeable": "process-pool",
        "unshareable": "free-threaded",
        "free-threaded": "free-threaded",
        "interpreters": "interpreter-pool",
        "none": "process-pool",
        "unsure": "process-pool",
    },
    "shape": {
        "stages": "pipeline",
        "service": "asyncio-with-processes",
        "unsure": "pipeline",
    },
    "place": {
        "window": "window-stays-alive",
        "request": "outlive",
        "timer": "restart",
        "machines": "many-machines",
        "browser": "in-the-browser",
        "unsure": "measure",
    },
    "outlive": {
        "no": "web-server",
        "yes": "job-queue",
        "unsure": "web-server",
    },
    "restart": {
        "may-be-lost": "timed-job",
        "must-survive": "job-queue",
        "unsure": "job-queue",
    },
}
WORDS: dict[str, str] = {
    "work": "What does the slow part spend its time on?",
    "code": "Is the code around it already async?",
    "libraries": "Does every library you call have an async version?",
    "calls": "How many operations wait at the same time?",
    "wait-for": "What does it wait for?",
    "connections": "How many at once, and for how long?",
    "busy": "Whose code is busy?",
    "item": "How long does one item take on one core?",
    "threads-help": "Do two threads running it finish sooner than one after the other?",
    "constraints": "Which of these is true? Take the first that fits.",
    "shape": "How do waiting and computing alternate?",
    "place": "Where does it run?",
    "outlive": "Must the work go on after the response, or survive a restart?",
    "restart": "If the program is killed, may the job be lost?",
    "thread-pool": "Use a thread pool",
    "background-thread": "Use one background thread",
    "timed-job": "Use one thread that waits for its next turn",
    "asyncio": "Use asyncio tasks",
    "asyncio-with-threads": "Use asyncio, with threads for what blocks",
    "process-pool": "Use a process pool",
    "process-pool-big-data": "Use a process pool over shared memory",
    "interpreter-pool": "Use an interpreter pool",
    "free-threaded": "Use threads on the free-threaded build",
    "threads-native-code": "Use threads over the native calls",
    "already-parallel": "Add nothing: the library is parallel already",
    "do-less": "Do less first",
    "plain-loop": "Keep the plain loop",
    "pipeline": "Use a pipeline: threads wait, processes compute",
    "asyncio-with-processes": "Use asyncio, with processes for the heavy step",
    "subprocesses": "Run the programs, a few at a time",
    "window-stays-alive": "Keep the work off the window’s thread",
    "web-server": "Let the web server do it",
    "job-queue": "Use a job queue outside the process",
    "many-machines": "Use a scheduler for many machines",
    "in-the-browser": "Use asyncio alone in the browser",
    "measure": "Measure first",
}
# graph: end


def walk(answers: Mapping[str, str]) -> tuple[list[tuple[str, str]], str]:
    """Replay answers from the start of the tree.

    Answers that do not exist or lie off the route are passed over. Returns the steps
    taken (question, answer), and the question or leaf where they end.
    """
    trail: list[tuple[str, str]] = []
    place = START
    while place in QUESTIONS:
        given = answers.get(place)
        if given is None or given not in QUESTIONS[place]:
            break
        trail.append((place, given))
        place = QUESTIONS[place][given]
    return trail, place


def address(answers: Mapping[str, str]) -> str:
    """Return the wizard's address with these answers filled in."""
    trail, place = walk(answers)
    query = f"?{urlencode(trail)}" if trail else ""
    return f"{SITE}/choose/{place}/{query}"


# -- Classifying: pure functions of a measurement -------------------------------------

SHORTEST = 0.2  # seconds; a shorter run drowns in switches and start-up
WAITING = 0.3  # CPU/wall below it: waiting
COMPUTING = 0.7  # above it: computing; between the two: both
PARALLEL = 1.2  # above it more than one core computes; one thread cannot pass 1.0
ALL_CORES = 0.8  # of the usable CPUs: none is left for more threads
GAIN = 1.35  # two threads this much faster than one after the other: they help
NO_GAIN = 1.2  # less than this: they take turns
LETS_GO = 0.2  # heartbeat silent for less of a call: the GIL is let go
HOLDS = 0.5  # silent for more of it: the GIL is held
HEARTBEAT_CALL = 0.05  # seconds; the GIL changes hands every 5 ms, a tenth of it
BIG_ITEM = 0.001  # seconds; sending an item to a process costs about a tenth of it
BIG_DATA = 1_000_000  # bytes
CALM = 0.85  # of the cores that a test asked for; less: others use them
CALM_DELAY = 0.1  # of a call spent ready to run, but without a core
BUSY = "cannot tell, the machine is busy"

Measurement = Mapping[str, Any]


class Fact(NamedTuple):
    """One line of the report."""

    name: str
    value: str
    sentence: str


class Report(NamedTuple):
    """What a measurement says: lines to read, and answers for the wizard."""

    facts: list[Fact]
    answers: dict[str, str]


class Share(NamedTuple):
    """Bounds of CPU/wall: others on the machine can only make it look smaller."""

    low: float
    high: float

    def band(self) -> str | None:
        """Return the band that holds both bounds, or None."""
        low, high = _band(self.low), _band(self.high)
        return low if low == high else None


def _band(share: float) -> str:
    if share < WAITING:
        return "waiting"
    if share < COMPUTING:
        return "both"
    return "computing" if share <= PARALLEL else "parallel"


def _cores(m: Measurement) -> float:
    """Return the CPU seconds per second that the process may use."""
    limit: float | None = m["cpu_limit"]
    return float(m["cpus"]) if limit is None else min(m["cpus"], limit)


def _wanted(m: Measurement) -> float:
    """Return how many cores the calibration could have had."""
    return min(2.0, _cores(m))


def share_of(run: Mapping[str, Any], wanted: float) -> Share:
    """Return the bounds of CPU/wall for one run.

    Time in which the calling thread was ready but had no core is known on Linux;
    elsewhere, and for other threads and children, calibrations beside the run stand
    in for it.
    """
    slowdown = max(1.0, wanted / max(run["cores"], 0.01))
    thread, others = run["thread"], run["others"] + run["children"]
    ready = thread * slowdown if run["delay"] is None else thread + run["delay"]
    low = (thread + others) / run["wall"]
    # One thread never passes one core.
    high = min(ready / run["wall"], 1.0) + others * slowdown / run["wall"]
    return Share(low, max(low, high))


def is_calm(run: Mapping[str, Any], wanted: float) -> bool:
    """Say whether the machine left us the cores beside and during a run."""
    delay = (run["delay"] or 0.0) / run["wall"]
    return bool(run["cores"] >= CALM * wanted and delay <= CALM_DELAY)


def best_run(m: Measurement) -> Mapping[str, Any]:
    """Return the shortest of the undisturbed runs, else the least disturbed one."""

    def disturbance(run: Mapping[str, Any]) -> float:
        low, high = share_of(run, _wanted(m))
        return high - low

    runs = [entry["single"] for entry in m["rounds"]]
    calm = [run for run in runs if is_calm(run, _wanted(m))]
    if calm:
        return min(calm, key=lambda run: run["wall"])
    return min(runs, key=disturbance)


class Threads(NamedTuple):
    """Result of the two-thread test."""

    verdict: str | None  # "yes", "no", or None for cannot tell
    gain: float | None
    sentence: str


def threads_of(m: Measurement, share: Share) -> Threads:
    """Say whether two threads finish sooner than one call after the other.

    For work that computes on one core, CPU/wall of both together must agree: it
    cannot pass 1 while threads take turns, however busy the machine is, and it does
    where two cores work, however slow they are together.
    """
    computing, one_core = share.low >= COMPUTING, COMPUTING <= share.low <= PARALLEL
    pairs = [entry["pair"] for entry in m["rounds"] if entry["pair"]]
    failed = [pair["error"] for pair in pairs if "error" in pair]
    if failed:
        return Threads(None, None, f"raised {failed[0]}, but not when run alone")
    if m["stopped"] == "pair":
        return Threads(None, None, "two calls at once did not end within the limit")
    if not pairs:
        return Threads(None, None, m["no_pair"])
    if _cores(m) < 2:
        return Threads(None, None, "cannot tell with less than two usable CPUs")
    alone = min(entry["single"]["wall"] for entry in m["rounds"])
    calm = [pair for pair in pairs if is_calm(pair, _wanted(m))]

    def gain(pair: Mapping[str, Any]) -> float:
        return 2 * alone / float(pair["wall"])

    def overlap(pair: Mapping[str, Any]) -> float:
        return float(pair["cpu"] / pair["wall"])

    best = max(calm or pairs, key=gain)
    if computing:
        helped = [pair for pair in pairs if min(gain(pair), overlap(pair)) >= GAIN]
    else:
        helped = [pair for pair in calm if gain(pair) >= GAIN]
    if helped:
        sooner = "sooner done than one after the other"
        return Threads("yes", max(map(gain, helped)), sooner)
    if not calm:
        return Threads(None, gain(best), BUSY)
    if gain(best) >= NO_GAIN:
        return Threads(None, gain(best), "a little sooner: too little to tell")
    if one_core and max(map(overlap, calm)) >= NO_GAIN:
        return Threads(None, gain(best), "no sooner done, though both had a core")
    turns = ": they take turns" if one_core else ""
    return Threads("no", gain(best), "no sooner done" + turns)


def heartbeat_of(m: Measurement, run: Mapping[str, Any]) -> tuple[str | None, str]:
    """Say whether other threads can run during a call: "lets go", "holds" or None."""
    silent = run["silence"] / (run["wall"] / m["repeat"])
    if not m["gil"]:
        return "lets go", "this build runs without the GIL"
    if run["wall"] / m["repeat"] < HEARTBEAT_CALL:
        return None, f"cannot tell: a call is shorter than {HEARTBEAT_CALL} s"
    if silent < LETS_GO:
        return "lets go", "other threads get their turn meanwhile"
    if not is_calm(run, _wanted(m)):
        return None, BUSY
    if silent > HOLDS:
        return "holds", "it holds the GIL: other threads stand still"
    return None, "in between: cannot tell"


def _work_fact(share: Share, band: str | None, trouble: str) -> Fact:
    value = f"{share.low:.2f}"
    if band is None:
        if share.high - share.low >= 0.01:
            value += f" to {share.high:.2f}"
        known = "it computes; on how many cores: " if share.low >= COMPUTING else ""
        return Fact("CPU/wall", value, known + trouble)
    sentences = {
        "waiting": f"it waits: below {WAITING}",
        "both": f"it does both: between {WAITING} and {COMPUTING}",
        "computing": f"it computes: above {COMPUTING}",
        "parallel": f"several cores compute already: above {PARALLEL}",
    }
    return Fact("CPU/wall", value, sentences[band])


def _duration(seconds: float) -> str:
    return f"{seconds:.3f} s" if seconds >= 0.01 else f"{seconds * 1000:.3f} ms"


def _size(count: int) -> str:
    if count < 10_000:
        return f"{count} B"
    return f"{count / 1000:.0f} kB" if count < BIG_DATA else f"{count / 1e6:.1f} MB"


def _pickle_fact(m: Measurement) -> Fact:
    sizes = m["pickled"]
    if sizes is None:
        return Fact("pickled", "-", "not measured: a block has no arguments or result")
    refused = [name for name, size in sizes.items() if isinstance(size, str)]
    if refused:
        why = "; ".join(f"{name}: {sizes[name]}" for name in refused)
        return Fact("pickled", "no", f"processes cannot take it as it is. {why}")
    each = ", ".join(f"{name} {_size(size)}" for name, size in sizes.items())
    big = max(sizes.values()) >= BIG_DATA
    return Fact("pickled", "yes", f"{each}{': megabytes for each call' if big else ''}")


def _surroundings(m: Measurement, run: Mapping[str, Any]) -> list[Fact]:
    facts = []
    if m["import_seconds"] is not None:
        paid = "each worker pays it again, unless it is forked"
        facts.append(Fact("import", _duration(m["import_seconds"]), paid))
    build = "one thread runs Python code at a time" if m["gil"] else "no GIL at work"
    if m["gil"] and m["free_threaded"]:
        build = "free-threaded build, but the GIL is on: an extension asked for it"
    facts.append(Fact("build", f"{m['implementation']} {m['python']}", build))
    limit = m["cpu_limit"]
    cpus = "what this process may use"
    if limit is not None:
        cpus = f"but its control group may use the time of {limit:g}"
    facts.append(Fact("CPUs", str(m["cpus"]), cpus))
    method = "workers import your module: keep the main guard"
    if m["start_method"] == "fork":
        method = "workers start as copies of this process"
    facts.append(Fact("start method", m["start_method"], method))
    calm = is_calm(run, _wanted(m))
    free, wanted = min(run["cores"], _wanted(m)), _wanted(m)
    cores = f"{free:.1f} of {wanted:g} cores were free beside the best run"
    facts.append(Fact("machine", "quiet" if calm else "busy", cores))
    return facts


def _constraint(m: Measurement) -> str | None:
    """Answer what forbids plain processes, as far as a measurement can know."""
    if not m["gil"]:
        return "free-threaded"
    sizes = m["pickled"]
    if sizes is None or any(isinstance(size, str) for size in sizes.values()):
        return None
    if max(sizes.values()) >= BIG_DATA:
        return "big-data"
    # From 3.14 on interpreters may fit; whether processes start too slowly for you,
    # and whether your imports allow interpreters, no run of one function tells.
    return "none" if tuple(map(int, m["python"].split(".")[:2])) < (3, 14) else None


def _computing(
    m: Measurement, run: Mapping[str, Any], band: str | None, threads: Threads
) -> dict[str, str | None]:
    """Answer the questions behind "computing"; None where it cannot be told."""
    share = share_of(run, _wanted(m))
    if band == "parallel":
        full = share.low >= ALL_CORES * _cores(m) or threads.verdict == "no"
        helps = "all-busy" if full else threads.verdict
        return {"busy": "native", "threads-help": helps}
    if band is None:
        return {"busy": None}
    if run["children"] > (run["thread"] + run["others"] + run["children"]) / 2:
        return {"busy": "program"}
    # CPU time, not wall time: others on the machine do not lengthen it.
    big = "big" if share.low * run["wall"] / m["repeat"] >= BIG_ITEM else None
    heartbeat, _ = heartbeat_of(m, run)
    if not m["gil"]:
        # Threads are the answer for Python and native code alike.
        if threads.verdict != "yes":
            return {"busy": None}
        return {"busy": "python", "item": big, "constraints": _constraint(m)}
    if threads.verdict == "yes":
        return {"busy": "native", "threads-help": "yes"}
    if heartbeat == "holds":
        # Whoever holds the GIL for a whole call gains nothing from a second thread.
        constraint = _constraint(m)
        return {"busy": "native", "threads-help": "no", "constraints": constraint}
    if heartbeat == "lets go" and threads.verdict == "no":
        return {"busy": "python", "item": big, "constraints": _constraint(m)}
    return {"busy": None}


def classify(m: Measurement) -> Report:
    """Return the lines of the report and the answers that the measurement supports.

    An answer that cannot be told ends the list: later ones would hang in the air.
    """
    run = best_run(m)
    share = share_of(run, _wanted(m))
    short = run["wall"] < SHORTEST
    band, trouble = share.band(), BUSY
    if m["uncounted"] and band != "parallel":
        band, trouble = None, "cannot tell: child processes were not counted"
    if _cores(m) < 1:
        band, trouble = None, "cannot tell: the process may not use a whole CPU"
    threads, work = threads_of(m, share), _work_fact(share, band, trouble)
    found: dict[str, str | None] = {"work": band}
    if short:
        found = {}
        advice = f"too short to tell: run at least {SHORTEST} s, or use --repeat"
        work = Fact("CPU/wall", "-", advice)
        threads = Threads(None, None, "too short to tell")
    elif share.low >= COMPUTING:
        found = {"work": "computing", **_computing(m, run, band, threads)}
    elif band == "waiting":
        found["code"] = "async" if m["coroutine"] else None
    answers: dict[str, str] = {}
    for question, answer in found.items():
        if answer is None:
            break
        answers[question] = answer
    per_call = run["wall"] / m["repeat"]
    worth = "long enough to hand to a worker one by one"
    if per_call < BIG_ITEM:
        worth = "hand them to a worker in lumps, or not at all"
    gain = "-" if threads.gain is None else f"{threads.gain:.2f} times"
    silent = f"silent {min(1.0, run['silence'] / per_call):.0%}"
    heartbeat = heartbeat_of(m, run)[1]
    if short or per_call < HEARTBEAT_CALL:
        silent = "-"  # of so short a call a switch of threads is a large part
    if short:
        heartbeat = "too short to tell"
    facts = [
        work,
        Fact("one call", _duration(per_call), worth),
        Fact("two threads", gain, threads.sentence),
        Fact("heartbeat", silent, heartbeat),
        _pickle_fact(m),
        *_surroundings(m, run),
    ]
    return Report(facts, answers or {"work": "unsure"})


# -- Measuring ------------------------------------------------------------------------


def usable_cpus() -> int:
    """Return the number of CPUs that this process may use."""
    if hasattr(os, "process_cpu_count"):  # 3.13
        return os.process_cpu_count() or 1
    if hasattr(os, "sched_getaffinity"):
        return len(os.sched_getaffinity(0))
    return os.cpu_count() or 1


def cpu_limit() -> float | None:
    """Return the CPU time per second that a Linux control group allows, if it does."""
    group = Path("/sys/fs/cgroup")
    with contextlib.suppress(OSError, ValueError):
        quota, period = (group / "cpu.max").read_text().split()
        return int(quota) / int(period)  # "max": ValueError
    with contextlib.suppress(OSError, ValueError):
        quota = (group / "cpu/cpu.cfs_quota_us").read_text()
        period = (group / "cpu/cpu.cfs_period_us").read_text()
        return int(quota) / int(period) if int(quota) > 0 else None
    return None


def surroundings() -> dict[str, Any]:
    """Return what does not depend on the function."""
    has_gil = getattr(sys, "_is_gil_enabled", lambda: True)  # 3.13
    method = multiprocessing.get_start_method(allow_none=True)
    return {
        "python": platform.python_version(),
        "implementation": platform.python_implementation(),
        "platform": platform.system(),
        "gil": has_gil(),
        "free_threaded": bool(sysconfig.get_config_var("Py_GIL_DISABLED")),
        "cpus": usable_cpus(),
        "cpu_limit": cpu_limit(),
        # The first one is the default; asking for it would fix it.
        "start_method": method or multiprocessing.get_all_start_methods()[0],
    }


def run_delay() -> float | None:
    """Return the seconds in which this thread was ready to run, but had no core."""
    try:
        return int(Path("/proc/thread-self/schedstat").read_text().split()[1]) / 1e9
    except (OSError, ValueError, IndexError):
        return None  # not Linux, or hidden


def since(before: float | None) -> float | None:
    """Return how much the run delay has grown."""
    now = run_delay()
    return None if before is None or now is None else now - before


def live_children_cpu() -> float | None:
    """Return CPU seconds of living descendants and what those have waited for.

    A fork server's workers never are our own children, and a pool that lives on has
    not been waited for: os.times() knows neither. Only Linux tells.
    """
    own = os.getpid()
    parents, used = {}, {}
    try:
        names = [name for name in os.listdir("/proc") if name.isdigit()]
    except OSError:
        return None
    for name in names:
        with contextlib.suppress(OSError, ValueError, IndexError):
            # The second field, a name in brackets, may hold spaces.
            fields = Path(f"/proc/{name}/stat").read_text().rpartition(")")[2].split()
            parents[int(name)] = int(fields[1])
            used[int(name)] = sum(map(int, fields[11:15]))
    if own not in parents:
        return None
    total = 0
    for process in parents:
        ancestor = process
        while ancestor != own and ancestor in parents:
            ancestor = parents[ancestor]
        if ancestor == own and process != own:
            total += used[process]
    return total / os.sysconf("SC_CLK_TCK")


def children_cpu() -> float:
    """Return CPU seconds of child processes."""
    times = os.times()
    return times.children_user + times.children_system + (live_children_cpu() or 0.0)


def has_uncounted_children() -> bool:
    """Say whether children live whose CPU time this system does not tell."""
    if live_children_cpu() is not None:
        return False
    server = sys.modules.get("multiprocessing.forkserver")
    pid = getattr(getattr(server, "_forkserver", None), "_forkserver_pid", None)
    return pid is not None or bool(multiprocessing.active_children())


def free_cores() -> float:
    """Return how many of two cores (or of the only one) we get right now.

    Each of two threads hashes until it has used 40 ms of CPU time; hashing lets go of
    the GIL. The quotient of CPU and wall time is what others leave to us.
    """
    block = bytes(1 << 18)
    wanted = min(2, usable_cpus())
    start = threading.Barrier(wanted)
    used, walls = [0.0] * wanted, [0.0] * wanted

    def hash_for_a_while(number: int) -> None:
        start.wait()
        wall, cpu = time.perf_counter(), time.thread_time()
        while used[number] < 0.04:
            hashlib.sha256(block)
            used[number] = time.thread_time() - cpu
        walls[number] = time.perf_counter() - wall

    threads = [
        threading.Thread(target=hash_for_a_while, args=(number,))
        for number in range(wanted)
    ]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    return sum(cpu / wall for cpu, wall in zip(used, walls))


class Heartbeat:
    """A thread that ticks every millisecond and notes its longest silence."""

    def __init__(self) -> None:
        self.cpu = 0.0
        self._silence = 0.0
        self._last = 0.0
        self._stopped = False
        self._first_beat = threading.Event()
        self._thread = threading.Thread(target=self._beat, daemon=True)

    def _beat(self) -> None:
        while not self._stopped:
            now = time.perf_counter()
            if self._first_beat.is_set():
                self._silence = max(self._silence, now - self._last)
            self._last = now
            self._first_beat.set()
            time.sleep(0.001)
            self.cpu = time.thread_time()

    def start(self) -> None:
        """Return when the first tick is done."""
        self._thread.start()
        self._first_beat.wait()

    def stop(self) -> float:
        """Return the longest silence in seconds, up to now."""
        silence = max(self._silence, time.perf_counter() - self._last)
        self._stopped = True
        self._thread.join()
        return silence


class Stopwatch:
    """Clocks around one run in this thread, with a heartbeat beside it."""

    def start(self) -> None:
        self._heartbeat = Heartbeat()
        self._children = children_cpu()
        self._heartbeat.start()
        self._delay = run_delay()
        self._process = time.process_time()
        self._thread = time.thread_time()
        self._wall = time.perf_counter()

    def stop(self) -> dict[str, Any]:
        """Return the run's times in seconds."""
        wall = time.perf_counter() - self._wall
        silence = self._heartbeat.stop()
        thread = time.thread_time() - self._thread
        process = time.process_time() - self._process
        return {
            "wall": wall,
            "thread": thread,
            "others": max(0.0, process - thread - self._heartbeat.cpu),
            "delay": since(self._delay),
            "children": max(0.0, children_cpu() - self._children),
            "silence": silence,
        }


def run_pair(call: Callable[[], object]) -> dict[str, Any]:
    """Return the times of two calls, each in a thread of its own."""
    start = threading.Barrier(3)
    errors: list[str] = []
    delays: list[float | None] = []

    def one() -> None:
        start.wait()
        before = run_delay()
        try:
            call()
        except BaseException as error:
            errors.append(describe(error))
        delays.append(since(before))

    threads = [threading.Thread(target=one, daemon=True) for _ in range(2)]
    for thread in threads:
        thread.start()
    children = children_cpu()
    cpu, wall = time.process_time(), time.perf_counter()
    start.wait()
    for thread in threads:
        thread.join()
    wall = time.perf_counter() - wall
    cpu = time.process_time() - cpu + max(0.0, children_cpu() - children)
    if errors:
        return {"error": errors[0]}
    known = [delay for delay in delays if delay is not None]
    return {"wall": wall, "cpu": cpu, "delay": max(known) if known else None}


def pickled_size(value: object) -> int | str:
    """Return the bytes of the pickle, or why there is none."""
    try:
        return len(pickle.dumps(value))
    except Exception as error:
        return describe(error)


def describe(error: BaseException) -> str:
    """Return type and message of an exception in one line of 100 characters."""
    text = f"{type(error).__name__}: {error}".rstrip(": ").splitlines()[0]
    return text if len(text) <= 100 else text[:97] + "..."


# -- The block: with probe() ----------------------------------------------------------


@contextlib.contextmanager
def probe() -> Iterator[None]:
    """Measure a block once and print the report when it ends."""
    cores = free_cores()
    name = "the block"
    stopwatch = Stopwatch()
    stopwatch.start()
    try:
        yield
    except BaseException as error:
        name += f", left by {type(error).__name__}"
        raise
    finally:
        single = stopwatch.stop()
        single["cores"] = min(cores, free_cores())
        measurement = {
            **surroundings(),
            "coroutine": False,
            "repeat": 1,
            "import_seconds": None,
            "pickled": None,
            "rounds": [{"single": single, "pair": None}],
            "no_pair": "not measured: a block runs once",
            "stopped": None,
            "uncounted": has_uncounted_children(),
        }
        print(printed(name, measurement))


# -- The child: runs the function where it can be stopped -----------------------------


class WrongUse(Exception):
    """The target cannot be measured as it was named."""


class Failed(Exception):
    """The user's code raised an exception."""


def close_to(name: str, names: list[str]) -> str:
    """Return a hint at similar names, or nothing."""
    close = difflib.get_close_matches(name, names, n=3)
    return f" Did you mean {' or '.join(close)}?" if close else ""


def load_module(name: str) -> Any:
    """Import a module by its name or its file."""
    sys.path.insert(0, os.getcwd())
    if name.endswith(".py"):
        file = Path(name)
        if not file.is_file():
            raise WrongUse(f"There is no file {name}.")
        sys.path.insert(0, str(file.resolve().parent))
        spec = importlib.util.spec_from_file_location(file.stem, file)
        assert spec is not None and spec.loader is not None
        module = importlib.util.module_from_spec(spec)
        sys.modules[file.stem] = module  # pickle looks functions up there
        spec.loader.exec_module(module)
        return module
    try:
        return importlib.import_module(name)
    except ModuleNotFoundError as error:
        missing = error.name or ""
        if name != missing and not name.startswith(missing + "."):
            raise
        near = close_to(name, [file.stem for file in Path.cwd().glob("*.py")])
        raise WrongUse(f"There is no module {name} here.{near}") from None


def find_function(module: Any, name: str) -> Callable[..., object]:
    """Return the function that a dotted name means."""
    found = module
    for part in name.split("."):
        try:
            found = getattr(found, part)
        except AttributeError:
            near = close_to(part, dir(found))
            owner = found.__name__ if hasattr(found, "__name__") else module.__name__
            raise WrongUse(f"{owner} has no {part}.{near}") from None
    if inspect.isclass(found):
        raise WrongUse(f"{name} is a class. Name a function that uses it.")
    if not callable(found):
        kind = type(found).__name__
        raise WrongUse(f"{name} is no function, but of type {kind}.")
    if inspect.isasyncgenfunction(found):
        raise WrongUse(f"{name} is an asynchronous generator. Name what reads it.")
    return found


def check_arguments(function: Callable[..., object], args: list[Any]) -> None:
    """Refuse arguments that do not fit the function's signature."""
    try:
        signature = inspect.signature(function)
    except (TypeError, ValueError):
        return  # some built-in functions have none
    try:
        signature.bind(*args)
    except TypeError as error:
        name = getattr(function, "__name__", "the function")
        raise WrongUse(
            f"{name}{signature} does not fit the arguments: {error}."
            " Give literals after --args, or name a function of yours that calls it."
        ) from None


def caller(
    function: Callable[..., Any], args: list[Any], repeat: int
) -> Callable[[], object]:
    """Return the run to measure: as many calls as asked for, on fresh arguments."""
    args = copy.deepcopy(args)

    def once() -> object:
        result = function(*args)
        if inspect.iscoroutine(result):
            return asyncio.run(result)
        if inspect.isgenerator(result):
            collections.deque(result, maxlen=0)
            return None
        return result

    def run() -> object:
        result = None
        for _ in range(repeat):
            result = once()
        return result

    return run


def measure(job: Mapping[str, Any], save: Callable[[dict[str, Any]], None]) -> None:
    """Measure the function of a job; save what is known after each step."""
    began = time.monotonic()
    module_name, _, name = job["target"].rpartition(":")
    m: dict[str, Any] = {"stage": "import"}
    save(m)
    try:
        module = load_module(module_name)
    except WrongUse:
        raise
    except BaseException as error:
        raise Failed(f"Importing {module_name} raised {where(error)}") from None
    m["import_seconds"] = time.monotonic() - began
    function, args = find_function(module, name), job["args"]
    check_arguments(function, args)
    m["coroutine"] = inspect.iscoroutinefunction(function)
    m.update(stage="single", repeat=job["repeat"], rounds=[], pickled=None)
    m.update(no_pair="not tried: it would pass --limit", stopped=None, uncounted=False)
    save(m)
    calm = 0
    cores = free_cores()
    while calm < 3 and len(m["rounds"]) < 6:
        round_began = time.monotonic()
        single, result = run_single(function, args, job["repeat"])
        between = free_cores()
        single["cores"] = min(cores, between)
        m["rounds"].append({"single": single, "pair": None})
        if m["pickled"] is None:
            values = {"function": function, "arguments": tuple(args), "result": result}
            m["pickled"] = {key: pickled_size(value) for key, value in values.items()}
        del result
        m.update(surroundings(), stage="pair")
        m["uncounted"] = m["uncounted"] or has_uncounted_children()
        save(m)
        # Threads that take turns need twice the time of one call, and some more.
        if time.monotonic() - began + 2.5 * single["wall"] > job["limit"]:
            break
        pair = run_pair(caller(function, args, job["repeat"]))
        cores = free_cores()
        m["rounds"][-1]["pair"] = {**pair, "cores": min(between, cores)}
        m["stage"] = "single"
        save(m)
        both = [single, m["rounds"][-1]["pair"]]
        calm += all("error" in run or is_calm(run, _wanted(m)) for run in both)
        # Leave a good part of the limit: a round may take longer than the last one.
        now = time.monotonic()
        if now - began + 1.5 * (now - round_began) > 0.8 * job["limit"]:
            break
    m["stage"] = "done"
    save(m)


def run_single(
    function: Callable[..., Any], args: list[Any], repeat: int
) -> tuple[dict[str, Any], object]:
    """Return the times of one run, and what the function returned."""
    run = caller(function, args, repeat)
    stopwatch = Stopwatch()
    stopwatch.start()
    try:
        result = run()
    except BaseException as error:
        raise Failed(f"The function raised {where(error)}") from None
    return stopwatch.stop(), result


def where(error: BaseException) -> str:
    """Return an exception and the user's line that led to it."""
    others = (__file__, "<", *map(sysconfig.get_path, ("stdlib", "purelib")))
    for frame in reversed(traceback.extract_tb(error.__traceback__)):
        if not frame.filename.startswith(others):
            return f"{describe(error)} ({Path(frame.filename).name}:{frame.lineno})"
    return describe(error)


def child(job_file: str) -> int:
    """Measure what the job file names; write the measurement beside it."""
    job = json.loads(Path(job_file).read_text(encoding="utf-8"))
    job["args"] = [literal(word) for word in job["args"]]
    sys.argv = [job["target"]]

    def save(outcome: dict[str, Any]) -> None:
        # Replaced in one step: the parent may read at any moment.
        draft = Path(job_file + ".draft")
        draft.write_text(json.dumps(outcome), encoding="utf-8")
        draft.replace(job_file + ".outcome")

    try:
        measure(job, save)
    except WrongUse as error:
        save({"exit": 2, "sentence": str(error)})
    except Failed as error:
        save({"exit": 3, "sentence": f"{error}."})
    return 0


# -- The parent: starts the child, prints the report ----------------------------------


def literal(word: str) -> Any:
    """Return the Python literal that a word spells, or the word itself."""
    try:
        return ast.literal_eval(word)
    except (ValueError, SyntaxError, MemoryError, RecursionError, TypeError):
        return word


class Ended(Exception):
    """The measurement ended without numbers: sentence and exit code."""

    def __init__(self, sentence: str, code: int) -> None:
        super().__init__(sentence)
        self.code = code


def stop(process: subprocess.Popen[bytes]) -> None:
    """End the child and, where sessions exist, all that it started."""
    if hasattr(os, "killpg"):
        with contextlib.suppress(ProcessLookupError, PermissionError):
            os.killpg(process.pid, signal.SIGKILL)
    process.kill()
    process.wait()


def measure_in_child(target: str, args: list[str], repeat: int, limit: float) -> Any:
    """Return the measurement of a function, made in a process of its own.

    Raises Ended where there is none.
    """
    job = {"target": target, "args": args, "repeat": repeat, "limit": limit}
    with tempfile.TemporaryDirectory() as folder:
        job_file = Path(folder, "job")
        job_file.write_text(json.dumps(job), encoding="utf-8")
        errors = Path(folder, "errors")
        with errors.open("wb") as log:
            process = subprocess.Popen(
                [sys.executable, __file__, "--child", str(job_file)],
                stdin=subprocess.DEVNULL,
                stdout=subprocess.DEVNULL,
                stderr=log,
                start_new_session=True,
            )
            try:
                process.wait(limit)
                late = False
            except subprocess.TimeoutExpired:
                late = True
            finally:
                stop(process)
        try:
            text = Path(folder, "job.outcome").read_text(encoding="utf-8")
            outcome = json.loads(text)
        except OSError:
            outcome = {"stage": "start"}
        said = errors.read_text(encoding="utf-8", errors="replace").split("\n")
    if "exit" in outcome:
        raise Ended(outcome["sentence"], outcome["exit"])
    if not late and outcome["stage"] != "done":
        raise Ended(death(process.returncode, said), 3)
    if not outcome.get("rounds"):
        what = "Importing the module" if outcome["stage"] == "import" else "The call"
        raise Ended(f"{what} did not end within {limit:g} s: see --limit.", 4)
    outcome["stopped"] = outcome["stage"] if late else None
    return outcome


def death(code: int, said: list[str]) -> str:
    """Say how a child ended that left no measurement."""
    last = next((f" Its last words: {line}" for line in reversed(said) if line), "")
    if code >= 0:
        return f"The function ended its process with exit code {code}.{last}"
    with contextlib.suppress(ValueError):
        return f"The function died of {signal.Signals(-code).name}.{last}"
    return f"The function died of signal {-code}.{last}"


def printed(name: str, m: Measurement) -> str:
    """Return the report as text."""
    report = classify(m)
    runs = len(m["rounds"])
    calm = "best of " if runs > 1 else ""
    title = f"{name}: {calm}{runs} run{'s' if runs > 1 else ''} on {m['platform']}"
    width = max(len(fact.value) for fact in report.facts if len(fact.value) <= 20)
    lines = [title, ""]
    lines += [
        f"{fact.name:<13} {fact.value:<{width}}  {fact.sentence}"
        for fact in report.facts
    ]
    trail, place = walk(report.answers)
    given = ", ".join(f"{question}={answer}" for question, answer in trail)
    lines += ["", f"answers       {given}"]
    if place == "measure":
        lines.append("then          Measure again, or answer it yourself")
        lines.append(f"wizard        {address({})}")
    else:
        step = "next" if place in QUESTIONS else "then"
        lines.append(f"{step:<13} {WORDS[place]}")
        lines.append(f"wizard        {address(report.answers)}")
    if not SITE:
        lines.append("              (belongs after the address of the Gilded site)")
    return "\n".join(lines)


def as_json(m: Measurement) -> str:
    """Return measurement and report for machines."""
    report = classify(m)
    trail, place = walk(report.answers)
    return json.dumps(
        {
            "measurement": m,
            "facts": [fact._asdict() for fact in report.facts],
            "answers": report.answers,
            "trail": trail,
            "place": place,
            "words": WORDS[place],
            "address": address(report.answers),
        },
        indent=1,
    )


def count(text: str) -> int:
    """Return a number of calls, at least 1."""
    number = int(text)
    if number < 1:
        raise ValueError
    return number


def seconds(text: str) -> float:
    """Return a time limit above 0."""
    number = float(text)
    if not 0 < number < threading.TIMEOUT_MAX:
        raise ValueError
    return number


class Parser(argparse.ArgumentParser):
    """Says what is wrong in one sentence, and exits with 2."""

    def error(self, message: str) -> Any:
        self.exit(2, f"{USAGE}\n\n{message}\n")


def main() -> int:
    """Run the command line and return the exit code."""
    parser = Parser(add_help=False)
    parser.add_argument("target", nargs="?")
    parser.add_argument("--args", nargs="*", default=[])
    parser.add_argument("--repeat", type=count, default=1)
    parser.add_argument("--limit", type=seconds, default=60.0)
    parser.add_argument("--json", action="store_true")
    parser.add_argument("--child", action="store_true")
    parser.add_argument("-h", "--help", action="store_true")
    given = parser.parse_args()
    if isinstance(sys.stdout, io.TextIOWrapper):
        sys.stdout.reconfigure(errors="replace")  # for consoles that know few letters
    if given.help:
        print(HELP)
        return 0
    if given.target is None:
        print(USAGE, file=sys.stderr)
        return 2
    if given.child:
        return child(given.target)
    module, _, function = given.target.rpartition(":")
    if not module or not function:
        parser.error(f"{given.target} names no function. Write module:function.")
    try:
        m = measure_in_child(given.target, given.args, given.repeat, given.limit)
    except Ended as ended:
        print(ended, file=sys.stderr)
        return ended.code
    except KeyboardInterrupt:
        print("Stopped.", file=sys.stderr)
        return 130
    print(as_json(m) if given.json else printed(given.target, m))
    return 1 if classify(m).answers["work"] == "unsure" else 0


if __name__ == "__main__":
    sys.exit(main())
