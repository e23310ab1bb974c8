import asyncio


async def fail() -> None:
    raise ValueError("no such user")


async def sibling(name: str) -> None:
    try:
        await asyncio.sleep(0.05)
        print(f"{name}: the sibling finished")
    except asyncio.CancelledError:
        print(f"{name}: the sibling was cancelled")
        raise


async def main() -> None:
    try:
        await asyncio.gather(fail(), sibling("gather"))
    except ValueError as error:
        print(f"gather: raised {error!r}")
    await asyncio.sleep(0.2)  # the sibling is still running
    try:
        async with asyncio.TaskGroup() as group:
            group.create_task(fail())
            group.create_task(sibling("TaskGroup"))
    except* ValueError as errors:
        print(f"TaskGroup: raised {errors!r}")


if __name__ == "__main__":
    asyncio.run(main())
