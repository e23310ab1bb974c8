import multiprocessing


def main() -> None:
    with multiprocessing.Manager() as manager:
        scores = manager.dict()
        scores["Ada"] = [1]
        scores["Ada"].append(2)
        print(scores["Ada"])


if __name__ == "__main__":
    main()
