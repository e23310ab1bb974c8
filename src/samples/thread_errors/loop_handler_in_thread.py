import asyncio
import signal
import threading


async def serve() -> None:
    stop = asyncio.Event()
    loop = asyncio.get_running_loop()
    loop.add_signal_handler(signal.SIGTERM, stop.set)
    print("serving")


server = threading.Thread(target=asyncio.run, args=(serve(),))
server.start()
server.join()
