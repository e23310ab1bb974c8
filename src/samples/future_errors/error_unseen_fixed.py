from concurrent.futures import ThreadPoolExecutor

receipts = {"tea": "4.50", "rice": "2,80", "salt": "0.90"}
booked: dict[str, float] = {}


def book(item: str, amount: str) -> None:
    booked[item] = float(amount)


with ThreadPoolExecutor() as pool:
    futures = {
        item: pool.submit(book, item, amount)
        for item, amount in receipts.items()
    }
print("booked:", sorted(booked))
for item, future in futures.items():
    if error := future.exception():
        print(f"{item}: {error}")
