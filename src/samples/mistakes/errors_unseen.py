from concurrent.futures import ThreadPoolExecutor


def charge(order: int) -> str:
    if order == 2:
        raise ValueError(f"order {order}: card declined")
    return f"order {order}: charged"


def main() -> None:
    with ThreadPoolExecutor() as pool:
        for order in (1, 2, 3):
            pool.submit(charge, order)
    print("all orders charged")


if __name__ == "__main__":
    main()
