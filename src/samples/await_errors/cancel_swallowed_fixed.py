import asyncio


async def poll() -> str:
    for attempt in range(3):
        try:
            await asyncio.sleep(0.02)
        except Exception as error:
            print(f"attempt {attempt}: {error!r}")
    return "went on to the end"


async def main() -> None:
    task = asyncio.create_task(poll())
    await asyncio.sleep(0)
    task.cancel()
    await asyncio.wait([task])
    print("cancelled:", task.cancelled())
    if not task.cancelled():
        print("result:", task.result())


asyncio.run(main())
