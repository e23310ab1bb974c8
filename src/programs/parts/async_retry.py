"""A decorator that tries an async call again."""

import asyncio
import functools
import random
from collections.abc import Awaitable, Callable, Coroutine
from typing import Any, ParamSpec, TypeVar

#: if not python>=3.12
Params = ParamSpec("Params")
Value = TypeVar("Value")


#: end
#: if python>=3.12
def retry[**Params, Value](
    call: Callable[Params, Awaitable[Value]],
) -> Callable[Params, Coroutine[Any, Any, Value]]:
#: else
def retry(
    call: Callable[Params, Awaitable[Value]],
) -> Callable[Params, Coroutine[Any, Any, Value]]:
#: end
    """Try again what may pass. Only for calls that may happen twice."""

    @functools.wraps(call)
    async def patient(*args: Params.args, **kwargs: Params.kwargs) -> Value:
        for pause in RETRY_PAUSES:
            try:
                return await call(*args, **kwargs)
            except Exception as error:
                if not may_pass(error):
                    raise
            # A random share of the pause: else all that failed together
            # come back together.
            await asyncio.sleep(random.uniform(0, pause))
        return await call(*args, **kwargs)

    return patient
