import asyncio


async def work(jobs: asyncio.Queue[int]) -> None:
    while True:
        job = await jobs.get()
        try:
            if job == 0:
                print("skips", job)
                jobs.task_done()
                continue
            print("does", job)
        finally:
            jobs.task_done()


async def main() -> None:
    jobs: asyncio.Queue[int] = asyncio.Queue()
    worker = asyncio.create_task(work(jobs))
    for job in 1, 0:
        jobs.put_nowait(job)
    await jobs.join()
    worker.cancel()
    await asyncio.wait([worker])
    if not worker.cancelled():
        worker.result()


asyncio.run(main())
