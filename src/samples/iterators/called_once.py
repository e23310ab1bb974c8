import threading
from collections.abc import Iterator


@threading.synchronized_iterator
def jobs() -> Iterator[str]:
    yield from ("resize", "upload", "mail")


def main() -> None:
    done: list[str] = []
    todo = jobs()

    def work() -> None:
        for job in todo:
            done.append(job)

    threads = [threading.Thread(target=work) for _ in range(2)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    print(sorted(done))


if __name__ == "__main__":
    main()
