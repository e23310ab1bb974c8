from multiprocessing.shared_memory import SharedMemory

block = SharedMemory(create=True, size=16)
try:
    with block.buf[:4] as header:
        header[:] = b"PK\x03\x04"
        print(bytes(header))
    block.close()
finally:
    block.unlink()
