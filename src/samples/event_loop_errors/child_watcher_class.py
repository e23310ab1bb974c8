import asyncio
import sys


async def main() -> None:
    watcher = asyncio.SafeChildWatcher()
    watcher.attach_loop(asyncio.get_running_loop())
    asyncio.set_child_watcher(watcher)
    child = await asyncio.create_subprocess_exec(
        sys.executable, "-c", "print('hello')"
    )
    print("exit status:", await child.wait())


asyncio.run(main())
