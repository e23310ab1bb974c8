import threading

lock = threading.RLock()
stock = {"apple": 2}


def sell(fruit: str) -> None:
    lock.acquire()
    try:
        if fruit not in stock:
            print("no", fruit)
            lock.release()
            return
        stock[fruit] -= 1
        print("sold", fruit)
    finally:
        lock.release()


sell("apple")
sell("pear")
sell("apple")
