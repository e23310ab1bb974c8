import threading
from collections.abc import Iterator
from contextlib import contextmanager

places = threading.BoundedSemaphore(1)


@contextmanager
def a_place(timeout: float) -> Iterator[None]:
    """Hold one place.

    Raises TimeoutError when none comes free in time.
    """
    if not places.acquire(timeout=timeout):
        raise TimeoutError(f"no place within {timeout} s")
    try:
        yield
    finally:
        places.release()


with a_place(1):
    print("inside")
    try:
        with a_place(0.01):
            print("never printed")
    except TimeoutError as error:
        print(error)
with a_place(1):
    print("inside again")
