import sqlite3
import threading
from concurrent.futures import ThreadPoolExecutor

db = sqlite3.connect(":memory:", check_same_thread=False)
db.execute("CREATE TABLE orders (item TEXT)")
lock = threading.Lock()


def save(item: str) -> None:
    with lock, db:
        db.execute("INSERT INTO orders VALUES (?)", (item,))


with ThreadPoolExecutor(max_workers=2) as pool:
    list(pool.map(save, ["apples", "pears"]))
print(db.execute("SELECT * FROM orders ORDER BY item").fetchall())
db.close()
