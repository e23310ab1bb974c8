import contextlib
import multiprocessing
import os
import resource

fork = multiprocessing.get_context("fork")


def run(job: str) -> None:
    worker = fork.Process(target=print, args=("did", job), daemon=True)
    worker.start()
    worker.join()


if __name__ == "__main__":
    run("wash")
    with contextlib.suppress(OSError):
        os.setuid(65534)  # nobody: the limit does not hold for root
    resource.setrlimit(resource.RLIMIT_NPROC, (1, 1))
    run("dry")
