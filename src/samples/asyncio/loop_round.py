import asyncio


async def job() -> None:
    print("task, up to its wait")
    await asyncio.sleep(0)
    print("task, next round")


async def main() -> None:
    loop = asyncio.get_running_loop()
    loop.call_later(0.2, print, "timer")
    loop.call_soon(print, "callback 1")
    task = asyncio.create_task(job())
    loop.call_soon(print, "callback 2")
    print("main, up to its wait")
    await asyncio.sleep(0.3)
    await task


if __name__ == "__main__":
    asyncio.run(main())
