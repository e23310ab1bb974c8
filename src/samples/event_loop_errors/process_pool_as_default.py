import asyncio
from concurrent.futures import ProcessPoolExecutor


def square(number: int) -> int:
    return number * number


async def main() -> None:
    loop = asyncio.get_running_loop()
    with ProcessPoolExecutor(1) as pool:
        loop.set_default_executor(pool)
        print(await loop.run_in_executor(None, square, 12))


if __name__ == "__main__":
    asyncio.run(main())
