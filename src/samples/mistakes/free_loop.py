import asyncio
import time


async def tick(ticks: list[float]) -> None:
    while True:
        ticks.append(time.monotonic())
        await asyncio.sleep(0.01)


async def main() -> None:
    ticks: list[float] = []
    ticker = asyncio.create_task(tick(ticks))
    await asyncio.sleep(0)  # the ticker starts
    before = len(ticks)
    await asyncio.to_thread(time.sleep, 0.3)
    print("ticker ran meanwhile:", len(ticks) > before)
    ticker.cancel()


if __name__ == "__main__":
    asyncio.run(main())
