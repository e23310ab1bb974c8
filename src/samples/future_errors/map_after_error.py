from concurrent.futures import ThreadPoolExecutor


def price(text: str) -> float:
    return float(text)


with ThreadPoolExecutor() as pool:
    prices = pool.map(price, ["4.50", "2,80", "0.90"])
    while True:
        try:
            print(next(prices))
        except ValueError as error:
            print("left out:", error)
        except StopIteration:
            break
