import threading

gate = threading.Barrier(3, timeout=5)
lock = threading.Lock()


def work(number: int) -> None:
    try:
        if number == 2:
            raise ValueError("bad input")
        gate.wait()
    except ValueError as error:
        with lock:
            print("thread 2:", error)
        gate.abort()  # the others need not wait for the timeout
    except threading.BrokenBarrierError:
        with lock:
            print("a thread that waited: BrokenBarrierError")


threads = [threading.Thread(target=work, args=(n,)) for n in range(3)]
for thread in threads:
    thread.start()
for thread in threads:
    thread.join()
print("broken:", gate.broken)
gate.reset()
print("after reset:", gate.broken)
