import asyncio
from asyncio import FIRST_COMPLETED, CancelledError, Queue


async def check(name: str, wait: float, found: Queue[str], failed: Queue[str]) -> None:
    await asyncio.sleep(wait)  # stands for a request
    await (failed if name == "beech" else found).put(name)


async def main() -> None:
    found: Queue[str] = Queue()
    failed: Queue[str] = Queue()
    waits = {"ash": 0.05, "beech": 0.15, "cedar": 10}
    checks = [
        asyncio.create_task(check(name, wait, found, failed))
        for name, wait in waits.items()
    ]
    deadline = asyncio.create_task(asyncio.sleep(0.4))
    from_found = asyncio.create_task(found.get())
    from_failed = asyncio.create_task(failed.get())

    while not deadline.done():
        done, _ = await asyncio.wait(
            {deadline, from_found, from_failed}, return_when=FIRST_COMPLETED
        )
        if from_found in done:
            print("found", from_found.result())
            from_found = asyncio.create_task(found.get())
        if from_failed in done:
            print("failed", from_failed.result())
            from_failed = asyncio.create_task(failed.get())
    print("deadline")

    unfinished = [*checks, from_found, from_failed]
    for task in unfinished:
        task.cancel()
    outcomes = await asyncio.gather(*unfinished, return_exceptions=True)
    cancelled = [error for error in outcomes if isinstance(error, CancelledError)]
    print("cancelled:", len(cancelled))


if __name__ == "__main__":
    asyncio.run(main())
