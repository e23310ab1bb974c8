from multiprocessing.shared_memory import SharedMemory

block = SharedMemory(create=True, size=16)
block.buf[:5] = b"hello"
print(bytes(block.buf[:5]))
block.close()
