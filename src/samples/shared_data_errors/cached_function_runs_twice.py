import functools
import threading
import time

loads: list[str] = []
together = threading.Barrier(5)


@functools.cache
def prices_of(shop: str) -> dict[str, int]:
    loads.append(shop)
    time.sleep(0.1)  # the database
    return {"apples": 3}


def customer() -> None:
    together.wait()
    prices_of("north")


customers = [threading.Thread(target=customer) for _ in range(5)]
for thread in customers:
    thread.start()
for thread in customers:
    thread.join()
print("loaded more than once:", len(loads) > 1)
