import multiprocessing


def square(number: int) -> int:
    return number * number


def power(base: int, exponent: int) -> int:
    return base**exponent


def main() -> None:
    with multiprocessing.Pool(2) as pool:
        print("map:", pool.map(square, range(6), chunksize=2))
        print("starmap:", pool.starmap(power, [(2, 3), (3, 2)]))
        print("imap_unordered:", sorted(pool.imap_unordered(square, range(6))))
        later = pool.apply_async(square, (7,))
        print("apply_async:", later.get(timeout=10))  # inside the block
        pool.close()
        pool.join()


if __name__ == "__main__":
    main()
