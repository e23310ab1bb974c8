"""One interpreter for many programs: what a run changed is put back after it.

Modules that were there at boot get their names back, those that came later go. What lives
inside objects of the standard library and would be seen by the next program is set back
one by one.
"""

from __future__ import annotations

import atexit
import gc
import itertools
import os
import signal
import sys
import warnings
from _operator import is_
from typing import Any

from .event_loop import GreenEventLoop
from .scheduler import scheduler

# Packages whose names must stay as they are now.
_OURS = {__package__, "pyodide", "_pyodide", "_pyodide_core", "js", "pyodide_js"}
_OURS |= {"__main__"}

# Packages whose classes programs may be tempted to change.
_WITH_CLASSES = {"asyncio", "concurrent", "json", "logging", "queue", "random"}
_WITH_CLASSES |= {"threading"}

# Numbers that `sys.monitoring` gives to tools.
_TOOLS = range(6)


class CleanState:
    """The state after boot, to which each run returns."""

    def remember(self, folders: list[str]) -> None:
        """Take the present state for the clean one, with the contents of folders."""
        self._modules = dict(sys.modules)
        self.main = self._modules["__main__"]
        self._names: list[tuple[dict, dict]] = []
        self._lists: list[tuple[list, list]] = []
        self._classes: list[tuple[type, dict]] = []
        for name, module in self._modules.items():
            package = name.partition(".")[0]
            if module is not None and package not in _OURS:
                self._remember_module(module, package in _WITH_CLASSES)
        self._files = {folder: set(os.listdir(folder)) for folder in folders}
        self._mask = os.umask(0)
        os.umask(self._mask)
        self._switch_interval = sys.getswitchinterval()
        self._int_digits = sys.get_int_max_str_digits()
        self._environment = dict(os.environ)
        self._recursion_limit = sys.getrecursionlimit()
        self._gc_threshold = gc.get_threshold()
        self._signals = {
            number: signal.getsignal(number)
            for number in range(1, signal.NSIG)
            if signal.getsignal(number) is not None
        }
        self._atexits = list(sys.modules["threading"]._threading_atexits)
        self._loggers = dict(sys.modules["logging"].root.manager.loggerDict)
        self._folder = os.getcwd()
        atexit._clear()
        self._freeze()

    def _freeze(self) -> None:
        """Nothing of this is ever garbage: the collection before each run skips it."""
        gc.freeze()
        self._frozen = gc.get_freeze_count()

    def _unfreeze_program(self) -> None:
        gc.unfreeze()
        gc.collect()
        self._freeze()

    def _remember_module(self, module: Any, with_classes: bool) -> None:
        namespace = module.__dict__
        self._names.append((namespace, dict(namespace)))
        for value in namespace.values():
            if value is sys.modules:
                continue
            if type(value) is dict:
                self._names.append((value, dict(value)))
            elif type(value) is list:
                self._lists.append((value, list(value)))
            elif with_classes and type(value) is type:
                self._classes.append((value, dict(value.__dict__)))

    def restore(self) -> None:
        """Go back to it."""
        sys.settrace(None)
        sys.setprofile(None)
        sys.setrecursionlimit(self._recursion_limit)
        sys.setswitchinterval(self._switch_interval)
        sys.set_int_max_str_digits(self._int_digits)
        sys.set_asyncgen_hooks(None, None)
        sys.set_coroutine_origin_tracking_depth(0)
        for tool in _TOOLS:
            if sys.monitoring.get_tool(tool) is not None:
                sys.monitoring.free_tool_id(tool)
        for name in [name for name in sys.modules if name not in self._modules]:
            del sys.modules[name]
            # Else `from package import module` would find the old one.
            package, _, module = name.rpartition(".")
            if package in self._modules:
                self._modules[package].__dict__.pop(module, None)
        sys.modules.update(self._modules)
        for namespace, values in self._names:
            _restore_names(namespace, values)
        for present, values in self._lists:
            present[:] = values
        for kind, values in self._classes:
            _restore_class(kind, values)
        with warnings._lock:
            warnings._filters_mutated_lock_held()
        for number, handler in self._signals.items():
            if signal.getsignal(number) is not handler:
                _try_signal(number, handler)
        if dict(os.environ) != self._environment:
            os.environ.clear()
            os.environ.update(self._environment)
        gc.set_threshold(*self._gc_threshold)
        gc.set_debug(0)
        if gc.get_freeze_count() > self._frozen:
            self._unfreeze_program()
        gc.enable()
        self._restore_threading()
        self._restore_logging()
        GreenEventLoop.task_numbers = itertools.count(1)
        atexit._clear()
        atexit.register(sys.modules["logging"].shutdown)
        os.chdir(self._folder)
        os.umask(self._mask)
        for folder, names in self._files.items():
            _remove_all_but(folder, names)
        sys.modules["random"].seed(0 if scheduler.deterministic else None)

    def _restore_threading(self) -> None:
        threading = sys.modules["threading"]
        threading.stack_size(0)
        threading._threading_atexits[:] = self._atexits
        threading._counter = itertools.count(1).__next__
        threading._active.clear()
        threading._limbo.clear()
        threading._dangling.clear()
        threading._main_thread = threading._MainThread()
        pool = sys.modules.get("concurrent.futures.thread")
        if pool is not None:
            pool.ThreadPoolExecutor._counter = itertools.count().__next__
            pool._threads_queues.clear()

    def _restore_logging(self) -> None:
        logging = sys.modules["logging"]
        manager = logging.root.manager
        manager.loggerDict.clear()
        manager.loggerDict.update(self._loggers)
        for logger in (logging.root, *self._loggers.values()):
            if isinstance(logger, logging.Logger):
                logger.handlers.clear()
                logger.filters.clear()
                logger.disabled = False
                logger.propagate = True
                logger.setLevel(logging.NOTSET)
        logging.root.setLevel(logging.WARNING)
        manager.disable = 0
        logging._handlers.clear()
        logging._handlerList.clear()
        logging.setLoggerClass(logging.Logger)


def _is_unchanged(present: Any, values: dict[str, Any]) -> bool:
    """A fast look in C: most are."""
    return (
        len(present) == len(values)
        and all(map(is_, present, values))
        and all(map(is_, present.values(), values.values()))
    )


def _restore_names(namespace: dict[str, Any], values: dict[str, Any]) -> None:
    if _is_unchanged(namespace, values):
        return
    for name in [name for name in namespace if name not in values]:
        del namespace[name]
    for name, value in values.items():
        if namespace.get(name, _MISSING) is not value:
            namespace[name] = value


def _restore_class(kind: type, values: dict[str, Any]) -> None:
    present = kind.__dict__
    if _is_unchanged(present, values):
        return
    for name in [name for name in present if name not in values]:
        # Those with underscores are Python's own, such as annotations it looked up.
        if not name.startswith("__"):
            delattr(kind, name)
    for name, value in values.items():
        if present.get(name, _MISSING) is not value and name != "__annotations_cache__":
            setattr(kind, name, value)


def _remove_all_but(folder: str, names: set[str]) -> None:
    """Empty a folder; what was there at boot stays."""
    for entry in list(os.scandir(folder)):
        if entry.name in names:
            continue
        if entry.is_dir(follow_symlinks=False):
            os.chmod(entry.path, 0o777)
            _remove_all_but(entry.path, set())
            os.rmdir(entry.path)
        else:
            os.unlink(entry.path)


def _try_signal(number: int, handler: Any) -> None:
    try:
        signal.signal(number, handler)
    except (OSError, TypeError, ValueError):
        # Some signals cannot be caught; their handlers cannot have changed either.
        pass


_MISSING = object()
clean_state = CleanState()
