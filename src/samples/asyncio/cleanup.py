import asyncio


async def download() -> None:
    print("file opened")
    try:
        await asyncio.sleep(10)
    except asyncio.CancelledError:
        print("half a file removed")
        raise
    finally:
        print("connection closed")


async def main() -> None:
    try:
        async with asyncio.timeout(0.05):
            await download()
    except TimeoutError:
        print("gave up after the time limit")
    print("an Exception:", issubclass(asyncio.CancelledError, Exception))


if __name__ == "__main__":
    asyncio.run(main())
