import threading
from collections import OrderedDict

cache = OrderedDict(apples=3, pears=4, plums=5)
reporting = threading.Event()
looked_up = threading.Event()


def look_up(fruit: str) -> int:
    cache.move_to_end(fruit)
    return cache[fruit]


def customer() -> None:
    reporting.wait()
    print("customer sees", look_up("apples"))
    looked_up.set()


def report() -> None:
    for fruit, price in cache.items():
        print(fruit, price)
        reporting.set()
        looked_up.wait()


threading.Thread(target=customer).start()
report()
