import asyncio


async def job(name: str) -> None:
    print(name, "starts")
    await asyncio.sleep(0)
    print(name, "ends")


async def main() -> None:
    task = asyncio.create_task(job("lazy"))
    print("lazy is created")
    await task

    loop = asyncio.get_running_loop()
    loop.set_task_factory(asyncio.eager_task_factory)
    task = asyncio.create_task(job("eager"))
    print("eager is created")
    await task


if __name__ == "__main__":
    asyncio.run(main())
