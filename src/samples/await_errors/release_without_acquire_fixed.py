import asyncio

lock = asyncio.Lock()


async def save(row: str) -> None:
    try:
        await asyncio.wait_for(lock.acquire(), timeout=0.01)
    except asyncio.TimeoutError:
        print("busy:", row)
        return
    try:
        print("saved", row)
    finally:
        lock.release()


async def main() -> None:
    await lock.acquire()
    await save("tea")
    await save("rice")
    lock.release()
    await save("milk")


asyncio.run(main())
