import asyncio
import hashlib
import time

data = bytes(100_000_000)
beats = 0


async def heartbeat() -> None:
    global beats
    while True:
        beats += 1
        await asyncio.sleep(0.01)


async def sleep_in_task() -> None:
    time.sleep(0.2)


async def hash_in_task() -> None:
    hashlib.sha256(data)


async def hash_in_thread() -> None:
    await asyncio.to_thread(hashlib.sha256, data)


async def main() -> None:
    heart = asyncio.create_task(heartbeat())
    await asyncio.sleep(0)
    for job in (sleep_in_task, hash_in_task, hash_in_thread):
        before = beats
        await job()
        ran = "ran" if beats > before else "stood still"
        print(f"{job.__name__}: the other task {ran}")
    heart.cancel()


if __name__ == "__main__":
    asyncio.run(main())
