import multiprocessing


def work(job: str) -> None:
    print("did", job)


if __name__ == "__main__":
    dry = multiprocessing.Process(target=work, args=("dry",))
    wash = multiprocessing.Process(target=work, args=("wash",))
    wash.start()
    wash.join()
    dry.start()
    dry.join()
