import asyncio


async def load(name: str, all_loaded: asyncio.Barrier) -> None:
    if name == "b":
        print("b: no such file")
        await all_loaded.abort()
        return
    try:
        await all_loaded.wait()
    except asyncio.BrokenBarrierError:
        print(name, "stops, too")
        return
    print(name, "computes")


async def main() -> None:
    all_loaded = asyncio.Barrier(2)
    await asyncio.gather(load("a", all_loaded), load("b", all_loaded))


asyncio.run(main())
