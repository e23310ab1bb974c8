import asyncio
import time

beats = 0


async def heartbeat() -> None:
    global beats
    while True:
        beats += 1
        await asyncio.sleep(0.01)


async def block() -> None:
    time.sleep(0.3)


async def main() -> None:
    heart = asyncio.create_task(heartbeat())
    await asyncio.sleep(0)
    for name, job in (
        ("await asyncio.sleep", asyncio.sleep(0.3)),
        ("time.sleep", block()),
        ("await to_thread", asyncio.to_thread(time.sleep, 0.3)),
    ):
        before = beats
        await job
        print(f"{name}: {beats - before} beats")
    heart.cancel()


if __name__ == "__main__":
    asyncio.run(main())
