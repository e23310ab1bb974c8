import asyncio

DELAYS = {"mirror A": 0.3, "mirror B": 0.1}


async def fetch(name: str, group: asyncio.TaskGroup, answers: list[str]) -> None:
    try:
        await asyncio.sleep(DELAYS[name])
        answers.append(name)
        group.cancel()
    except asyncio.CancelledError:
        print(name, "is cancelled")
        raise


async def main() -> None:
    answers: list[str] = []
    async with asyncio.TaskGroup() as group:
        for name in DELAYS:
            group.create_task(fetch(name, group, answers))
    print("first answer:", answers)


if __name__ == "__main__":
    asyncio.run(main())
