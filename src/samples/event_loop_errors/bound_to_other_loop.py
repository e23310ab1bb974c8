import asyncio

jobs: asyncio.Queue[str] = asyncio.Queue()


async def worker() -> None:
    print("did", await jobs.get())


async def main(job: str) -> None:
    task = asyncio.create_task(worker())
    await asyncio.sleep(0)
    jobs.put_nowait(job)
    await task


for job in ("first", "second"):
    asyncio.run(main(job))
