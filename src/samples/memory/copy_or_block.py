import multiprocessing
from multiprocessing.shared_memory import SharedMemory


def double(numbers: bytearray, name: str) -> None:
    block = SharedMemory(name=name)
    for index in range(3):
        numbers[index] *= 2
        block.buf[index] *= 2
    block.close()


def main() -> None:
    numbers = bytearray([1, 2, 3])
    block = SharedMemory(create=True, size=3)
    try:
        block.buf[:3] = numbers
        arguments = (numbers, block.name)
        child = multiprocessing.Process(target=double, args=arguments)
        child.start()
        child.join()
        print("argument:", list(numbers))
        print("block:", list(block.buf[:3]))
    finally:
        block.close()
        block.unlink()


if __name__ == "__main__":
    main()
