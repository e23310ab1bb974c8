import asyncio
import gc
import weakref

inboxes: weakref.WeakSet[asyncio.Queue[str]] = weakref.WeakSet()


async def listen() -> None:
    inbox: asyncio.Queue[str] = asyncio.Queue()
    inboxes.add(inbox)
    print("heard", await inbox.get())


async def main() -> None:
    listener = asyncio.create_task(listen())
    await asyncio.sleep(0.01)
    gc.collect()  # Python does this by itself, sooner or later
    for inbox in inboxes:
        inbox.put_nowait("hello")
    await listener


asyncio.run(main())
