import asyncio
from asyncio import FIRST_COMPLETED


async def fetch(name: str, seconds: float) -> str:
    await asyncio.sleep(seconds)  # stands for a request
    if name == "beech":
        raise ConnectionError(name)
    return name.upper()


async def main() -> None:
    print("all:", await asyncio.gather(fetch("ash", 0.02), fetch("elm", 0.01)))

    outcomes = await asyncio.gather(
        fetch("ash", 0.01), fetch("beech", 0.01), return_exceptions=True
    )
    print("allSettled:", outcomes)

    racers = [
        asyncio.create_task(fetch("ash", 1)),
        asyncio.create_task(fetch("elm", 0.05)),
    ]
    done, late = await asyncio.wait(racers, return_when=FIRST_COMPLETED)
    print("race:", [task.result() for task in done])
    for task in late:
        task.cancel()

    for first in asyncio.as_completed([fetch("beech", 0.01), fetch("elm", 0.05)]):
        try:
            print("any:", await first)
            break
        except ConnectionError as error:
            print("any: not", error)


if __name__ == "__main__":
    asyncio.run(main())
