"""Let a program that multiprocessing did not start write into our block."""

import subprocess
import sys
from multiprocessing.shared_memory import SharedMemory

OTHER = """
import sys
from multiprocessing.shared_memory import SharedMemory

block = SharedMemory(sys.argv[1], track=False)  # ours to close, not to remove
block.buf[0] = 42
block.close()
"""


def main() -> None:
    block = SharedMemory(create=True, size=16)
    try:
        subprocess.run([sys.executable, "-c", OTHER, block.name], check=True)
        again = SharedMemory(block.name, track=False)
        print("still there, and holds", again.buf[0])
        again.close()
    finally:
        block.close()
        block.unlink()


if __name__ == "__main__":
    main()
