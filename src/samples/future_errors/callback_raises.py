from concurrent.futures import Future, ThreadPoolExecutor


def add_up(prices: list[int]) -> int:
    return sum(prices)


def show(future: Future[int]) -> None:
    print("total: " + future.result())


with ThreadPoolExecutor() as pool:
    future = pool.submit(add_up, [4, 2, 1])
    future.add_done_callback(show)
print("done")
