from concurrent.futures import ThreadPoolExecutor

pool = ThreadPoolExecutor(max_workers=1)


def price(item: str) -> int:
    return len(item)


def offer(item: str, count: int) -> str:
    each = pool.submit(price, item)
    return f"{count} x {item}: {count * each.result()}"


print(pool.submit(offer, "tea", 2).result())
