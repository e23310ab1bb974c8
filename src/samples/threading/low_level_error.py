import _thread
import sys


def fail() -> None:
    raise ValueError("no such order")


def main() -> None:
    reported = _thread.allocate_lock()
    reported.acquire()

    def report(problem: "sys.UnraisableHookArgs") -> None:
        print("hook:", repr(problem.exc_value))
        reported.release()

    sys.unraisablehook = report
    _thread.start_new_thread(fail, ())
    reported.acquire()
    print("main: nothing was raised here")


if __name__ == "__main__":
    main()
