from concurrent.futures import ThreadPoolExecutor


def charge(order: int) -> str:
    if order == 2:
        raise ValueError(f"order {order}: card declined")
    return f"order {order}: charged"


def main() -> None:
    with ThreadPoolExecutor() as pool:
        futures = [pool.submit(charge, order) for order in (1, 2, 3)]
    for future in futures:
        try:
            print(future.result())
        except ValueError as error:
            print("failed:", error)


if __name__ == "__main__":
    main()
