from concurrent.futures import ThreadPoolExecutor


def price(text: str) -> float:
    return float(text)


with ThreadPoolExecutor() as pool:
    prices = [pool.submit(price, text) for text in ["4.50", "2,80", "0.90"]]
    for future in prices:
        try:
            print(future.result())
        except ValueError as error:
            print("left out:", error)
