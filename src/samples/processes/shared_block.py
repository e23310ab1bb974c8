import multiprocessing
from multiprocessing.shared_memory import SharedMemory


def fill(name: str) -> None:
    block = SharedMemory(name=name)
    block.buf[:5] = b"child"
    block.close()  # every process closes its own view


def main() -> None:
    block = SharedMemory(create=True, size=16)
    try:
        child = multiprocessing.Process(target=fill, args=(block.name,))
        child.start()
        child.join()
        print(bytes(block.buf[:5]))
    finally:
        block.close()
        block.unlink()  # exactly one process removes the block


if __name__ == "__main__":
    main()
