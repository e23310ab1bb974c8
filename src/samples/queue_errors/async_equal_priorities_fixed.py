import asyncio
import itertools


async def main() -> None:
    jobs: asyncio.PriorityQueue = asyncio.PriorityQueue()
    numbers = itertools.count()

    def submit(priority: int, **job: str) -> None:
        jobs.put_nowait((priority, next(numbers), job))

    submit(5, page="a")
    submit(5, page="b")
    while not jobs.empty():
        print((await jobs.get())[-1])


asyncio.run(main())
