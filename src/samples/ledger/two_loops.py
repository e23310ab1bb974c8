import asyncio
import threading

both_run = threading.Barrier(2)
loops: set[asyncio.AbstractEventLoop] = set()


async def wait_for_the_other_loop() -> None:
    loops.add(asyncio.get_running_loop())
    both_run.wait()


def main() -> None:
    def run() -> None:
        asyncio.run(wait_for_the_other_loop())

    threads = [threading.Thread(target=run) for _ in range(2)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    print("loops that ran at once:", len(loops))


if __name__ == "__main__":
    main()
