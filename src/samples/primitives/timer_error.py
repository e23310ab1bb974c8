import threading

errors: list[str] = []
threading.excepthook = lambda args: errors.append(str(args.exc_value))


def check() -> None:
    print("checking")
    raise OSError("server down")


timer = threading.Timer(0.01, check)
timer.start()
timer.join()
print("threading.excepthook got:", errors)
try:
    timer.start()
except RuntimeError as error:
    print(error)
