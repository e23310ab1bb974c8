import threading

sessions = {"Ann": 1, "Ben": 2}
reading = threading.Event()
logged_in = threading.Event()


def log_in() -> None:
    reading.wait()
    sessions["Cem"] = 3
    logged_in.set()


threading.Thread(target=log_in).start()
for user, number in sessions.copy().items():
    print(user, number)
    reading.set()
    logged_in.wait()
