import threading


def use(places: threading.Semaphore) -> None:
    got_one = places.acquire(timeout=0.01)
    try:
        print("inside:", got_one)
    finally:
        places.release()  # also when there was no place


for kind in (threading.Semaphore, threading.BoundedSemaphore):
    places = kind(1)
    places.acquire()  # somebody else is inside
    try:
        use(places)
        places.release()
        print(f"{kind.__name__}: no complaint, and one place too many from now on")
    except ValueError as error:
        print(f"{kind.__name__}: {error}")
