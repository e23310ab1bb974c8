import threading

connections = 4


def slots_beside(reserved: int) -> threading.Semaphore:
    return threading.Semaphore(connections - reserved)


for reserved in 1, 5:
    with slots_beside(reserved):
        print("connected,", reserved, "reserved")
