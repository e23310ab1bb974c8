from concurrent.futures import ThreadPoolExecutor

receipts = {"tea": "4.50", "rice": "2,80", "salt": "0.90"}
booked: dict[str, float] = {}


def book(item: str, amount: str) -> None:
    booked[item] = float(amount)


with ThreadPoolExecutor() as pool:
    for item, amount in receipts.items():
        pool.submit(book, item, amount)
print("booked:", sorted(booked))
