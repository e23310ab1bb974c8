import contextlib
import os
import resource
import subprocess


def run(job: str) -> None:
    subprocess.run(["echo", "did", job])


if __name__ == "__main__":
    run("wash")
    with contextlib.suppress(OSError):
        os.setuid(65534)  # nobody: the limit does not hold for root
    resource.setrlimit(resource.RLIMIT_NPROC, (1, 1))
    run("dry")
