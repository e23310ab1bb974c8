from multiprocessing.shared_memory import SharedMemory

block = SharedMemory(create=True, size=16)
try:
    header = block.buf[:4]
    header[:] = b"PK\x03\x04"
    print(bytes(header))
    block.close()
finally:
    block.unlink()
