from contextvars import ContextVar, copy_context
from threading import Thread

user: ContextVar[str] = ContextVar("user")


def audit() -> None:
    print("changed by", user.get())


user.set("ann")
context = copy_context()
thread = Thread(target=context.run, args=(audit,))
thread.start()
thread.join()
