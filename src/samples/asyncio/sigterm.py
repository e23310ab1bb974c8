import asyncio
import os
import signal


async def serve() -> None:
    print("serving")
    try:
        await asyncio.Event().wait()  # stands for a server without an end
    finally:
        print("connections closed")


async def main() -> None:
    server = asyncio.create_task(serve())
    loop = asyncio.get_running_loop()
    loop.add_signal_handler(signal.SIGTERM, server.cancel)
    loop.call_later(0.1, os.kill, os.getpid(), signal.SIGTERM)  # for the demonstration
    try:
        await server
    except asyncio.CancelledError:
        print("stopped by SIGTERM")


if __name__ == "__main__":
    asyncio.run(main())
