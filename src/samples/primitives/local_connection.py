import sqlite3
import threading

mine = threading.local()


def connection() -> sqlite3.Connection:
    """This thread's own connection, made at its first call."""
    if not hasattr(mine, "connection"):
        mine.connection = sqlite3.connect(":memory:")
    return mine.connection


seen: list[sqlite3.Connection] = []


def work() -> None:
    seen.append(connection())
    seen.append(connection())
    connection().close()


threads = [threading.Thread(target=work) for _ in range(3)]
for thread in threads:
    thread.start()
for thread in threads:
    thread.join()
print(len(seen), "calls,", len({id(one) for one in seen}), "connections")
