import multiprocessing
import sys
import time


def main() -> None:
    returns = multiprocessing.Process(target=int)
    exits = multiprocessing.Process(target=sys.exit, args=(3,))
    killed = multiprocessing.Process(target=time.sleep, args=(60,))
    for process in (returns, exits, killed):
        process.start()
    killed.terminate()
    for process in (returns, exits, killed):
        process.join()
    print("returns:", returns.exitcode)
    print("sys.exit(3):", exits.exitcode)
    print("terminate():", killed.exitcode)


if __name__ == "__main__":
    main()
