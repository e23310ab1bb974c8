import queue
import threading

results: queue.SimpleQueue[int] = queue.SimpleQueue()


def square(number: int) -> None:
    results.put(number * number)


threads = [threading.Thread(target=square, args=(n,)) for n in range(4)]
for thread in threads:
    thread.start()
print(sorted(results.get() for _ in threads))
try:
    results.get(timeout=0.01)
except queue.Empty:
    print("nothing more")
