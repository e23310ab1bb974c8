import asyncio
import time


def read_sensor() -> int:
    time.sleep(0.2)  # stands for a blocking library
    return 21


async def poll() -> None:
    print("sensor:", read_sensor())


async def main() -> None:
    loop = asyncio.get_running_loop()
    await loop.create_task(poll())


asyncio.run(main(), debug=True)
