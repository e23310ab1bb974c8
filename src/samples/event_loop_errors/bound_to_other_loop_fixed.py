import asyncio


async def worker(jobs: asyncio.Queue[str]) -> None:
    print("did", await jobs.get())


async def main(job: str) -> None:
    jobs: asyncio.Queue[str] = asyncio.Queue()
    task = asyncio.create_task(worker(jobs))
    await asyncio.sleep(0)
    jobs.put_nowait(job)
    await task


for job in ("first", "second"):
    asyncio.run(main(job))
