import threading


def main() -> None:
    door = threading.Event()
    guest = threading.Thread(target=door.wait, name="guest")
    print("new: alive", guest.is_alive(), "number", guest.ident)
    guest.start()
    print("started: alive", guest.is_alive())
    result = guest.join(timeout=0.05)
    print("after join(0.05):", result, "alive", guest.is_alive())
    door.set()
    guest.join()
    print("finished: alive", guest.is_alive())
    try:
        guest.start()
    except RuntimeError as error:
        print("start again:", error)


if __name__ == "__main__":
    main()
