import threading

done = threading.Semaphore(0)
results: list[int] = []


def square(number: int) -> None:
    results.append(number * number)
    done.release()


for number in range(5):
    threading.Thread(target=square, args=(number,)).start()
for _ in range(3):
    done.acquire()
print("three are done:", len(results) >= 3)
