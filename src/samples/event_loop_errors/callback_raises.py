import asyncio


def show(task: asyncio.Task[dict[str, int]]) -> None:
    print("temperature:", task.result()["temperature"])


async def measure() -> dict[str, int]:
    return {"temp": 21}


async def main() -> None:
    task = asyncio.create_task(measure())
    task.add_done_callback(show)
    await task
    await asyncio.sleep(0)
    print("main goes on")


asyncio.run(main())
