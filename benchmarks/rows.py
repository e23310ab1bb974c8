"""Rows of measured values, in the format of src/data/measurements/README.md."""
from __future__ import annotations

import argparse
import datetime
import json
import os
import platform
import statistics
import sys
import sysconfig
from collections.abc import Sequence
from pathlib import Path
from typing import Any

Row = dict[str, Any]
MEASUREMENTS = Path(__file__).parent.parent / "src" / "data" / "measurements"


def build() -> str:
    """Words for what makes this interpreter's build differ from a plain one."""
    options = sysconfig.get_config_var("CONFIG_ARGS") or ""
    words = {
        "free-threaded": bool(sysconfig.get_config_var("Py_GIL_DISABLED")),
        "PGO": "--enable-optimizations" in options,
        "LTO": "--with-lto" in options,
        "shared": "--enable-shared" in options,
        "JIT": "--enable-experimental-jit" in options,
        "debug": hasattr(sys, "gettotalrefcount"),
    }
    return " ".join(word for word, holds in words.items() if holds) or "plain"


def gil_is_on() -> bool:
    return getattr(sys, "_is_gil_enabled", lambda: True)()


def row(
    benchmark: str,
    params: dict[str, str | int | float],
    metric: str,
    unit: str,
    values: Sequence[float],
) -> Row:
    """One measured quantity; `values` are the rounds, of which the median is shown."""
    return {
        "benchmark": benchmark,
        "interpreter": f"{platform.python_implementation()} {platform.python_version()}",
        "build": build(),
        "gil": gil_is_on(),
        "cores": len(os.sched_getaffinity(0)),
        "params": params,
        "metric": metric,
        "unit": unit,
        "median": statistics.median(values),
        "min": min(values),
        "max": max(values),
        "n": len(values),
        "date": datetime.date.today().isoformat(),
    }


def file_name(rows: Sequence[Row]) -> str:
    """Such as `primitives-3.13.0-shared.json`."""
    first = rows[0]
    parts = [first["benchmark"], first["interpreter"].split()[-1]]
    if first["build"] != "plain":
        parts.append(first["build"].replace(" ", "-"))
    return "-".join(parts) + ".json"


def report(rows: Sequence[Row], description: str) -> None:
    """Print a table, or with `--keep` write the rows to where the site takes them from."""
    parser = argparse.ArgumentParser(description=description)
    parser.add_argument("--keep", action="store_true", help=f"write to {MEASUREMENTS}")
    if parser.parse_args().keep:
        target = MEASUREMENTS / file_name(rows)
        target.write_text(json.dumps(rows, indent=1) + "\n")
        print(f"{target.name}: {len(rows)} rows")
        return
    for measured in rows:
        params = ", ".join(str(value) for value in measured["params"].values())
        print(f"{params:50} {measured['metric']:18} {measured['median']:10.1f}"
              f" {measured['unit']}")
