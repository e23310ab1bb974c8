import multiprocessing
from multiprocessing.connection import Connection

TEXTS = {"a.txt": "tea and more tea", "b.txt": "cake"}


def serve(inbox: Connection) -> None:
    """Answer each name until None comes."""
    while (name := inbox.recv()) is not None:
        try:
            inbox.send(len(TEXTS[name].split()))
        except Exception as error:
            inbox.send(error)


def ask(service: Connection, name: str) -> int:
    service.send(name)
    if not service.poll(timeout=10):
        raise TimeoutError(f"no answer about {name}")
    answer = service.recv()
    if isinstance(answer, Exception):
        raise answer
    return answer


def main() -> None:
    ours, theirs = multiprocessing.Pipe()
    worker = multiprocessing.Process(target=serve, args=(theirs,), daemon=True)
    worker.start()
    theirs.close()
    try:
        for name in ("a.txt", "b.txt", "c.txt"):
            try:
                print(name, ask(ours, name), "words")
            except KeyError as error:
                print("the worker raised", repr(error))
    finally:
        ours.send(None)
        worker.join(timeout=5)
        if worker.is_alive():
            worker.kill()
            worker.join()
    print("exit code", worker.exitcode)


if __name__ == "__main__":
    main()
