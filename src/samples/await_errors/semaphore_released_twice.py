import asyncio

places = asyncio.BoundedSemaphore(2)


async def fetch(page: int) -> None:
    await places.acquire()
    try:
        if page == 0:
            places.release()
            return
        print("page", page)
    finally:
        places.release()


async def main() -> None:
    for page in range(3):
        await fetch(page)


asyncio.run(main())
