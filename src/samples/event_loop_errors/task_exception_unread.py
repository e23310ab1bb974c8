import asyncio


async def send_mail(address: str) -> None:
    if "@" not in address:
        raise ValueError(f"no address: {address}")


async def main() -> None:
    task = asyncio.create_task(send_mail("ann"))
    await asyncio.sleep(0.01)
    print("task done:", task.done())


asyncio.run(main())
