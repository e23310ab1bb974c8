import resource
import threading

MB = 2**20
# Stands for a machine that gives this program 512 MB.
resource.setrlimit(resource.RLIMIT_AS, (512 * MB, 512 * MB))


def solve() -> None:
    print("solved")


threading.stack_size(64 * MB)  # for a deep recursion
thread = threading.Thread(target=solve)
thread.start()
thread.join()
