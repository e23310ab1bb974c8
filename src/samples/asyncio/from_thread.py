import asyncio
import threading


async def price_of(name: str) -> int:
    await asyncio.sleep(0.01)
    return {"tea": 3, "cake": 5}[name]


def old_code(loop: asyncio.AbstractEventLoop, done: asyncio.Event) -> None:
    for name in ("tea", "pie"):
        future = asyncio.run_coroutine_threadsafe(price_of(name), loop)
        try:
            print(name, future.result(timeout=5))
        except KeyError as error:
            print(name, "raised", repr(error))
    loop.call_soon_threadsafe(done.set)


async def main() -> None:
    done = asyncio.Event()
    loop = asyncio.get_running_loop()
    threading.Thread(target=old_code, args=(loop, done)).start()
    await done.wait()
    print("the loop heard of it")


if __name__ == "__main__":
    asyncio.run(main())
