import sqlite3
from concurrent.futures import ThreadPoolExecutor

db = sqlite3.connect(":memory:")
db.execute("CREATE TABLE orders (item TEXT)")


def save(item: str) -> None:
    with db:
        db.execute("INSERT INTO orders VALUES (?)", (item,))


with ThreadPoolExecutor(max_workers=2) as pool:
    list(pool.map(save, ["apples", "pears"]))
print(db.execute("SELECT * FROM orders ORDER BY item").fetchall())
db.close()
