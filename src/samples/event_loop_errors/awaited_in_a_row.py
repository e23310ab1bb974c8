import asyncio

log: list[str] = []


async def fetch(name: str) -> None:
    log.append(f"{name} starts")
    await asyncio.sleep(0.1)  # stands for a request
    log.append(f"{name} ends")


async def main() -> None:
    await fetch("A")
    await fetch("B")
    together = log.index("B starts") < log.index("A ends")
    print("B started before A ended:", together)


asyncio.run(main())
