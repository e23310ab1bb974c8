from contextvars import ContextVar
from threading import Thread

user: ContextVar[str] = ContextVar("user")


def audit() -> None:
    print("changed by", user.get())


user.set("ann")
thread = Thread(target=audit)
thread.start()
thread.join()
