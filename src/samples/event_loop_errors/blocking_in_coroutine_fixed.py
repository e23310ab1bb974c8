import asyncio
import time

log: list[str] = []


def download(name: str) -> None:
    log.append(f"{name} starts")
    time.sleep(0.1)  # stands for requests.get()
    log.append(f"{name} ends")


async def fetch(name: str) -> None:
    await asyncio.to_thread(download, name)


async def main() -> None:
    await asyncio.gather(fetch("A"), fetch("B"))
    together = log.index("B starts") < log.index("A ends")
    print("B started before A ended:", together)


asyncio.run(main())
