import asyncio
from concurrent.futures import ProcessPoolExecutor


async def fetch(name: str) -> str:
    await asyncio.sleep(0.05)  # stands for a request
    return name * 1000


def checksum(text: str) -> int:
    total = 0
    for letter in text:
        total = (total * 31 + ord(letter)) % 1_000_003
    return total


async def handle(name: str, pool: ProcessPoolExecutor) -> str:
    text = await fetch(name)
    loop = asyncio.get_running_loop()
    result = await loop.run_in_executor(pool, checksum, text)
    return f"{name}: {result}"


async def main() -> None:
    with ProcessPoolExecutor(2) as pool:
        names = ["ash", "elm", "yew"]
        lines = await asyncio.gather(*(handle(name, pool) for name in names))
    print(*lines, sep="\n")


if __name__ == "__main__":
    asyncio.run(main())
