import multiprocessing


def main() -> None:
    with multiprocessing.Manager() as manager:
        shared = manager.dict(scores=[1])
        shared["scores"].append(2)  # changes a copy
        print("after append:", shared["scores"])
        scores = shared["scores"]
        scores.append(2)
        shared["scores"] = scores  # sends the changed list back
        print("after assigning:", shared["scores"])


if __name__ == "__main__":
    main()
