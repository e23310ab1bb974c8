import threading

lock = threading.Lock()
checking = 700
savings = 300


def move(amount: int) -> None:
    global checking, savings
    with lock:
        checking -= amount
        savings += amount  # the sum is wrong between these two lines


def check() -> int:
    with lock:
        return checking + savings


threads = [threading.Thread(target=move, args=(n,)) for n in (50, -20, 70)]
for thread in threads:
    thread.start()
print("while they run:", check())
for thread in threads:
    thread.join()
print("at the end:", check(), "of it in checking:", checking)
