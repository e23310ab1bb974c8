import threading

free_rooms = threading.Semaphore(2)
print("first guest:", free_rooms.acquire(blocking=False))
print("second guest:", free_rooms.acquire(blocking=False))
print("third guest:", free_rooms.acquire(timeout=0.01))

cleaner = threading.Thread(target=free_rooms.release)
cleaner.start()
print("third guest, waiting:", free_rooms.acquire(timeout=5))

free_rooms.release(3)  # more than were ever taken: a plain Semaphore allows it
taken = 0
while free_rooms.acquire(blocking=False):
    taken += 1
print("rooms now:", taken)
