import functools
import threading
import time

loads: list[str] = []
together = threading.Barrier(5)
lock = threading.Lock()


class Shop:
    @functools.cached_property
    def prices(self) -> dict[str, int]:
        loads.append("prices")
        time.sleep(0.1)  # the database
        return {"apples": 3}


shop = Shop()


def customer() -> None:
    together.wait()
    with lock:
        shop.prices["apples"]


customers = [threading.Thread(target=customer) for _ in range(5)]
for thread in customers:
    thread.start()
for thread in customers:
    thread.join()
print("loaded more than once:", len(loads) > 1)
