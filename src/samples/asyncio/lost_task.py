import asyncio
import gc


async def report() -> None:
    await asyncio.get_running_loop().create_future()


async def main() -> None:
    asyncio.create_task(report())  # nobody keeps the task
    await asyncio.sleep(0)
    gc.collect()
    print("other tasks left:", len(asyncio.all_tasks()) - 1)


if __name__ == "__main__":
    asyncio.run(main())
