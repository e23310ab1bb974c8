"""A decorator that tries a call again after errors of which `may_pass` says so."""

import functools
import random
import time
from collections.abc import Callable
from typing import TypeVar

#: if not python>=3.12
Item = TypeVar("Item")
Value = TypeVar("Value")


#: end
#: if python>=3.12
def retry[Item, Value](call: Callable[[Item], Value]) -> Callable[[Item], Value]:
#: else
def retry(call: Callable[[Item], Value]) -> Callable[[Item], Value]:
#: end
    """Try again what may pass. Only for calls that may happen twice."""

    @functools.wraps(call)
    def patient(item: Item) -> Value:
        for pause in RETRY_PAUSES:
            try:
                return call(item)
            except Exception as error:
                if not may_pass(error):
                    raise
            # A random share of the pause: else all that failed together
            # come back together.
            time.sleep(random.uniform(0, pause))
        return call(item)

    return patient
