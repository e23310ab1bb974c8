from multiprocessing import Process
from multiprocessing.shared_memory import SharedMemory


def read(name: str) -> None:
    block = SharedMemory(name=name)
    print(bytes(block.buf[:5]))
    block.close()


if __name__ == "__main__":
    block = SharedMemory(create=True, size=16)
    block.buf[:5] = b"hello"
    reader = Process(target=read, args=(block.name,))
    block.close()
    block.unlink()
    reader.start()
    reader.join()
