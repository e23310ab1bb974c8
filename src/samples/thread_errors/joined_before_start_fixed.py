from threading import Thread


def load(name: str) -> None:
    loaded.add(name)


loaded: set[str] = set()
names = ["prices", "stock"]
threads = [Thread(target=load, args=(name,)) for name in names]
for thread in threads:
    thread.start()
for thread in threads:
    thread.join()
print(sorted(loaded))
