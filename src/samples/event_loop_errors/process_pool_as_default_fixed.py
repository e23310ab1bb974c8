import asyncio
from concurrent.futures import ProcessPoolExecutor


def square(number: int) -> int:
    return number * number


async def main() -> None:
    loop = asyncio.get_running_loop()
    with ProcessPoolExecutor(1) as pool:
        print(await loop.run_in_executor(pool, square, 12))


if __name__ == "__main__":
    asyncio.run(main())
