import threading

rooms = {"Ann": "101", "Ben": "102"}
reading = threading.Event()
renamed = threading.Event()


def rename(old: str, new: str) -> None:
    reading.wait()
    rooms[new] = rooms.pop(old)
    renamed.set()


threading.Thread(target=rename, args=("Ann", "Anna")).start()
for guest, room in rooms.items():
    print(guest, room)
    reading.set()
    renamed.wait()
