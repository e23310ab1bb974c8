import asyncio


async def download() -> str:
    try:
        await asyncio.sleep(10)
    except asyncio.CancelledError:
        pass  # swallowed
    return "half a file"


async def main() -> None:
    async with asyncio.timeout(0.05):
        print("result:", await download())
    print("no TimeoutError")


if __name__ == "__main__":
    asyncio.run(main())
