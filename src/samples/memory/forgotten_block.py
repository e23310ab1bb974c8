from multiprocessing.shared_memory import SharedMemory


def main() -> None:
    block = SharedMemory(create=True, size=1_000_000)
    block.buf[:5] = b"hello"
    block.close()
    print("closed, not unlinked")


if __name__ == "__main__":
    main()
