import asyncio


async def read_together(files: list[str]) -> None:
    start = asyncio.Barrier(len(files))

    async def read(file: str) -> None:
        await start.wait()
        print("read", file)

    await asyncio.gather(*(read(file) for file in files))


async def main() -> None:
    await read_together([])
    await read_together(["a.txt"])


asyncio.run(main())
