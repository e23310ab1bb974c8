import asyncio


async def job(name: str) -> None:
    print(name, "starts")
    await asyncio.sleep(0.05)  # stands for a request
    print(name, "ends")


async def main() -> None:
    for name in ("A", "B"):
        await job(name)  # one after another
    await asyncio.gather(job("C"), job("D"))  # both wait at the same time


if __name__ == "__main__":
    asyncio.run(main())
