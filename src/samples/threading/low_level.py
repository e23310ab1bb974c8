import _thread


def work(finished: _thread.LockType) -> None:
    print("thread: working")
    finished.release()
    _thread.exit()  # raises SystemExit, which ends this thread only


def main() -> None:
    finished = _thread.allocate_lock()
    finished.acquire()
    _thread.start_new_thread(work, (finished,))
    finished.acquire()  # there is no join(): the lock stands for it
    print("main: done, lock taken:", finished.locked())


if __name__ == "__main__":
    main()
