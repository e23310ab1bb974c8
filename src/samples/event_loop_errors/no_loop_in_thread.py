import asyncio
import threading


async def fetch() -> None:
    await asyncio.sleep(0.01)
    print("fetched")


def work() -> None:
    loop = asyncio.get_event_loop()
    loop.run_until_complete(fetch())


worker = threading.Thread(target=work, name="worker")
worker.start()
worker.join()
