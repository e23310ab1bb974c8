import threading
from contextvars import Context, ContextVar, copy_context

user: ContextVar[str] = ContextVar("user", default="nobody")


def show() -> None:
    print(threading.current_thread().name, "sees", user.get())


def main() -> None:
    before = copy_context()
    with user.set("Ann"):
        contexts = {"empty": Context(), "before": before, "inside": copy_context()}
        for name, context in contexts.items():
            thread = threading.Thread(target=show, name=name, context=context)
            thread.start()
            thread.join()
    print("after the block:", user.get())


if __name__ == "__main__":
    main()
