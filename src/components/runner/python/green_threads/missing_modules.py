"""Says in plain words why an import fails, and what can be imported instead.

A module that is not there is either of the standard library, of which the page carries
a part, or of somebody else, of whom it carries nothing.
"""

import sys
from collections.abc import Sequence
from importlib import _bootstrap  # type: ignore[attr-defined]
from importlib.machinery import ModuleSpec
from types import ModuleType

# What the page does carry for the same purpose, by what programs ask for.
INSTEAD = {
    "aiohttp": ["urllib.request", "asyncio"],
    "anyio": ["asyncio"],
    "bdb": ["traceback", "inspect"],
    "configparser": ["json"],
    "curio": ["asyncio"],
    "dbm": ["sqlite3"],
    "doctest": ["unittest"],
    "eventlet": ["asyncio", "threading"],
    "gevent": ["asyncio", "threading"],
    "httpx": ["urllib.request"],
    "joblib": ["concurrent.futures"],
    "numpy": ["array", "math", "statistics"],
    "optparse": ["argparse"],
    "pandas": ["csv", "sqlite3", "statistics"],
    "pdb": ["traceback", "inspect"],
    "pytest": ["unittest"],
    "requests": ["urllib.request"],
    "shelve": ["sqlite3", "pickle"],
    "tarfile": ["zipfile"],
    "trio": ["asyncio"],
    "yaml": ["json"],
}


def available() -> str:
    """Name the top-level modules of the standard library that the page carries.

    The build writes the list into the archive from which this module is loaded.
    """
    loader = __spec__.loader
    archive = __file__.removesuffix(f"/{__name__.replace('.', '/')}.pyc")
    return loader.get_data(f"{archive}/modules.txt").decode()  # type: ignore


def explain(name: str) -> str:
    """Give the message for a module that cannot be imported."""
    message = f"No module named {name!r}"
    package = name.partition(".")[0]
    if package in sys.stdlib_module_names:
        message += ": this page carries only a part of Python's standard library"
    else:
        message += (
            ": this page carries modules of Python's standard library only, "
            "and nothing can be installed"
        )
    near = INSTEAD.get(name)
    return f"{message}. Near to it: {', '.join(near)}" if near else message


class MissingModuleFinder:
    """Explains what no other finder finds."""

    def find_spec(
        self,
        name: str,
        path: Sequence[str] | None = None,
        target: ModuleType | None = None,
    ) -> ModuleSpec | None:
        """Raise ModuleNotFoundError for an import; find nothing for who only looks.

        `importlib.util.find_spec` asks whether a module is there: to it, None is the
        answer. Names with an underscore are left to CPython: its own modules try them.
        """
        # Pyodide puts its own finder behind this one, after `install` was called.
        for finder in sys.meta_path[sys.meta_path.index(self) + 1 :]:
            if spec := finder.find_spec(name, path, target):
                return spec
        importing = sys._getframe(2).f_code is _bootstrap._find_and_load_unlocked.__code__
        if not importing or name.rpartition(".")[2].startswith("_"):
            return None
        error = ModuleNotFoundError(explain(name), name=name)
        error.add_note(f"What there is:\n{available()}")
        raise error


def install() -> None:
    """Put the finder behind all others; call it once."""
    sys.meta_path.append(MissingModuleFinder())
