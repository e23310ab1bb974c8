import asyncio
import threading
from concurrent.futures import ThreadPoolExecutor, TimeoutError

finished: list[str] = []


def work(name: str, answer: threading.Event) -> None:
    answer.wait()
    finished.append(name)


async def task_work(answer: asyncio.Event) -> None:
    await answer.wait()
    finished.append("task")


async def give_task_up() -> None:
    answer = asyncio.Event()
    try:
        async with asyncio.timeout(0.05):
            await task_work(answer)
    except TimeoutError:
        print("asyncio.timeout gave up")
    answer.set()


def main() -> None:
    answer = threading.Event()
    thread = threading.Thread(target=work, args=("thread", answer))
    thread.start()
    thread.join(timeout=0.05)
    print("join gave up:", thread.is_alive())
    with ThreadPoolExecutor() as pool:
        future = pool.submit(work, "pool", answer)
        try:
            future.result(timeout=0.05)
        except TimeoutError:
            print("result gave up, cancel:", future.cancel())
        answer.set()
    thread.join()
    asyncio.run(give_task_up())
    print("finished all the same:", sorted(finished))


if __name__ == "__main__":
    main()
