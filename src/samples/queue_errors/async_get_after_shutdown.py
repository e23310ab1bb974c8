import asyncio


async def work(jobs: asyncio.Queue[str]) -> None:
    while True:
        print("does", await jobs.get())


async def main() -> None:
    jobs: asyncio.Queue[str] = asyncio.Queue()
    jobs.put_nowait("the only job")
    jobs.shutdown()
    await work(jobs)


asyncio.run(main())
