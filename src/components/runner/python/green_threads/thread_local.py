"""`_thread._local`: attributes that each thread sees for itself.

The C type of the same name keys its data by the system's thread, of which there is one.
"""

from __future__ import annotations

import weakref

from .scheduler import GreenThread, scheduler


class _Storage:
    """The dictionaries of one `local`, by the ident of the thread that sees them."""

    __slots__ = ("owner", "arguments", "dictionaries", "__weakref__")

    def __init__(self, owner: _local, arguments: tuple[tuple, dict]) -> None:
        self.owner = weakref.ref(owner)
        self.arguments = arguments
        self.dictionaries: dict[int, dict] = {}

    def add(self, thread: GreenThread) -> dict:
        """A dictionary for a thread, which goes when the thread ends."""
        dictionary = self.dictionaries[thread.ident] = {}
        if thread.storages is None:
            thread.storages = weakref.WeakSet()
        thread.storages.add(self)
        return dictionary


def forget(thread: GreenThread) -> None:
    """Drop all thread-local data of a thread that ends."""
    storages, thread.storages = thread.storages, None
    for storage in storages or ():
        dictionary = storage.dictionaries.pop(thread.ident, None)
        owner = storage.owner()
        if owner is not None and _get(owner, "__dict__") is dictionary:
            # This thread was the last to look.
            _set(owner, "__dict__", {})


_get = object.__getattribute__
_set = object.__setattr__
_delete = object.__delattr__


def _show_own_dictionary(self: _local) -> None:
    storage = _get(self, "_storage")
    thread = scheduler.current
    found = storage.dictionaries.get(thread.ident)
    if found is not None:
        _set(self, "__dict__", found)
        return
    dictionary = storage.add(thread)
    _set(self, "__dict__", dictionary)
    cls = type(self)
    if cls.__init__ is not object.__init__:
        args, kwargs = storage.arguments
        cls.__init__(self, *args, **kwargs)
        _set(self, "__dict__", dictionary)


def _refuse_dict(self: _local, name: str) -> None:
    if name == "__dict__":
        kind = type(self).__name__
        raise AttributeError(f"'{kind}' object attribute '__dict__' is read-only")


class _local:
    __slots__ = ("_storage", "__dict__", "__weakref__")

    def __new__(cls, /, *args: object, **kwargs: object) -> _local:
        if (args or kwargs) and cls.__init__ is object.__init__:
            raise TypeError("Initialization arguments are not supported")
        self = object.__new__(cls)
        storage = _Storage(self, (args, kwargs))
        _set(self, "_storage", storage)
        # `__init__` runs next by itself, for the thread that makes the object.
        storage.add(scheduler.current)
        return self

    def __getattribute__(self, name: str) -> object:
        _show_own_dictionary(self)
        return _get(self, name)

    def __setattr__(self, name: str, value: object) -> None:
        _refuse_dict(self, name)
        _show_own_dictionary(self)
        _set(self, name, value)

    def __delattr__(self, name: str) -> None:
        _refuse_dict(self, name)
        _show_own_dictionary(self)
        _delete(self, name)


_local.__module__ = "_thread"
