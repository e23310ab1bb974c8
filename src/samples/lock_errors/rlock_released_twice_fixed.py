import threading

lock = threading.RLock()
stock = {"apple": 2}


def sell(fruit: str) -> None:
    with lock:
        if fruit not in stock:
            print("no", fruit)
            return
        stock[fruit] -= 1
        print("sold", fruit)


sell("apple")
sell("pear")
sell("apple")
