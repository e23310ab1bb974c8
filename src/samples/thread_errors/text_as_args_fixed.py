from threading import Thread


def greet(name: str) -> None:
    print("Hello", name)


thread = Thread(target=greet, args=("bob",))
thread.start()
thread.join()
