import threading

lock = threading.Lock()


def attempt(what: str, *args: float) -> None:
    try:
        print(f"{what}{args}:", getattr(lock, what)(*args))
    except (RuntimeError, ValueError, OverflowError) as error:
        print(f"{what}{args}: {type(error).__name__}")


attempt("release")
attempt("acquire", False, 1)
attempt("acquire", True, -2)
attempt("acquire", True, threading.TIMEOUT_MAX * 2)
attempt("acquire")
attempt("acquire", True, 0.01)

threading.Thread(target=lock.release).start()
print("released by another thread:", lock.acquire(timeout=5))
