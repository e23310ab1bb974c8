from multiprocessing.shared_memory import ShareableList


def main() -> None:
    row = ShareableList(["ink", 12, 3.5, None])
    try:
        row[1] += 1
        row[0] = "pens"
        print(list(row))
        row[0] = "envelopes"
    except ValueError as error:
        print("ValueError:", error)
    finally:
        row.shm.close()
        row.shm.unlink()


if __name__ == "__main__":
    main()
