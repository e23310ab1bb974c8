import asyncio
import sys


async def main() -> None:
    watcher = asyncio.get_child_watcher()
    watcher.attach_loop(asyncio.get_running_loop())
    child = await asyncio.create_subprocess_exec(
        sys.executable, "-c", "print('hello')"
    )
    print("exit status:", await child.wait())


asyncio.run(main())
