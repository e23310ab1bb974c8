import multiprocessing


def main() -> None:
    with multiprocessing.Manager() as manager:
        totals = manager.dict()
        totals["apples"] = 3
    print(totals["apples"])


if __name__ == "__main__":
    main()
