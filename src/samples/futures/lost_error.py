from concurrent.futures import ThreadPoolExecutor


def price(text: str) -> int:
    return int(text)


def main() -> None:
    with ThreadPoolExecutor() as pool:
        future = pool.submit(price, "ten euro")
    print("the block is left, and nothing was said")
    print("done:", future.done())
    try:
        future.result()
    except ValueError as error:
        print("result() raises it:", error)


if __name__ == "__main__":
    main()
