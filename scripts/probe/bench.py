"""Run the probe on the twenty jobs of known kind and count what it gets right.

npm run bench:probe                 as the machine is: quiet, if you let it
npm run bench:probe -- --loaded     with a busy loop for each core beside it
npm run bench:probe -- --record     keep the measurements for tests and page
npm run bench:probe -- --reprint    only print the page's report anew from them
"""

from __future__ import annotations

import argparse
import contextlib
import json
import platform
import subprocess
import sys
import time
from collections import Counter
from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import Any

ROOT = Path(__file__).resolve().parents[2]
FOLDER = ROOT / "src/samples/probe"
RECORD = ROOT / "src/data/probe/jobs.json"
SHOWN, SESSION = "python_loop", ROOT / "src/data/probe/session.txt"
sys.path.insert(0, str(FOLDER))

import gilded_probe  # noqa: E402
import jobs  # noqa: E402


@contextlib.contextmanager
def load(loops: int) -> Iterator[None]:
    """Keep busy loops running, each in a process of its own."""
    command = [sys.executable, "-S", "-c", "while True: pass"]
    processes = [subprocess.Popen(command) for _ in range(loops)]
    try:
        yield
    finally:
        for process in processes:
            process.kill()
            process.wait()


def judge(answers: dict[str, str], right: dict[str, str]) -> str:
    """Compare answers with the right ones; fewer are no error, others are."""
    given = {key: answer for key, answer in answers.items() if answer != "unsure"}
    if given == right:
        return "right"
    if given.items() <= right.items():
        return "cannot tell"
    return "WRONG"


def expected(right: dict[str, str]) -> dict[str, str]:
    """Return what is right on this version: see the comment at jobs.JOBS."""
    if sys.version_info >= (3, 14) and right.get("constraints") == "none":
        return {key: right[key] for key in right if key != "constraints"}
    return right


def run(name: str) -> dict[str, Any]:
    """Return the probe's JSON on one job."""
    command = [sys.executable, "gilded_probe.py", f"jobs.py:{name}", "--json"]
    found = subprocess.run(command, cwd=FOLDER, capture_output=True, text=True)
    if found.returncode > 1:
        raise SystemExit(f"{name}: {found.stderr}")
    result: dict[str, Any] = json.loads(found.stdout)
    return result


def record(measured: dict[str, dict[str, Any]]) -> None:
    """Keep measurements with what is right for each of them."""
    kept: dict[str, Any] = {
        "machine": f"{platform.system()}, {gilded_probe.usable_cpus()} cores",
        "python": platform.python_version(),
        "date": date.today().isoformat(),
        "jobs": [
            {
                "name": job.__name__,
                "right": expected(right),
                "measurement": measured[job.__name__],
            }
            for job, right in jobs.JOBS
        ],
    }
    RECORD.write_text(json.dumps(kept, indent=1) + "\n", encoding="utf-8")
    print(f"kept in {RECORD.relative_to(ROOT)}")


def reprint() -> None:
    """Print the report that the page shows, from its recorded measurement."""
    kept = json.loads(RECORD.read_text(encoding="utf-8"))["jobs"]
    shown = next(job["measurement"] for job in kept if job["name"] == SHOWN)
    text = gilded_probe.printed(f"jobs.py:{SHOWN}", shown)
    SESSION.write_text(text + "\n", encoding="utf-8")


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--loaded", action="store_true")
    parser.add_argument("--record", action="store_true")
    parser.add_argument("--reprint", action="store_true")
    given = parser.parse_args()
    if given.reprint:
        reprint()
        return 0
    if not gilded_probe.surroundings()["gil"]:
        raise SystemExit("The right answers are those of a build with the GIL.")
    cores = gilded_probe.usable_cpus()
    state = f"{cores} busy loops beside it" if given.loaded else "nothing added"
    print(f"CPython {platform.python_version()}, {platform.system()}, ", end="")
    print(f"{cores} cores, {state}, {date.today()}")
    verdicts: Counter[str] = Counter()
    measured = {}
    began = time.monotonic()
    with load(cores if given.loaded else 0):
        for job, right in jobs.JOBS:
            result = run(job.__name__)
            measured[job.__name__] = result["measurement"]
            verdict = judge(result["answers"], expected(right))
            verdicts[verdict] += 1
            answers = " ".join(f"{q}={a}" for q, a in result["answers"].items())
            print(f"{job.__name__:<19} {verdict:<12} {answers}", flush=True)
    words = ("right", "cannot tell", "WRONG")
    print(", ".join(f"{verdicts[word]} {word}" for word in words), end=", ")
    print(f"of {len(jobs.JOBS)}, in {time.monotonic() - began:.0f} s")
    if given.record:
        record(measured)
        reprint()
    return 1 if verdicts["WRONG"] else 0


if __name__ == "__main__":
    sys.exit(main())
