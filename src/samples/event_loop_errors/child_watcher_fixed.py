import asyncio
import sys


async def main() -> None:
    child = await asyncio.create_subprocess_exec(
        sys.executable, "-c", "print('hello')"
    )
    print("exit status:", await child.wait())


asyncio.run(main())
