import asyncio
import threading


async def fetch() -> None:
    await asyncio.sleep(0.01)
    print("fetched")


def work() -> None:
    asyncio.run(fetch())


worker = threading.Thread(target=work, name="worker")
worker.start()
worker.join()
