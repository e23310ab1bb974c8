import asyncio
import time


async def blocks() -> None:
    time.sleep(0.2)


async def waits_after() -> None:
    time.sleep(0.2)
    await asyncio.sleep(0.1)


async def main() -> None:
    for job in (blocks, waits_after):
        start = time.monotonic()
        try:
            async with asyncio.timeout(0.05):
                await job()
            outcome = "no TimeoutError"
        except TimeoutError:
            outcome = "TimeoutError"
        print(f"{job.__name__}: {outcome} after {time.monotonic() - start:.1f} s")


if __name__ == "__main__":
    asyncio.run(main())
