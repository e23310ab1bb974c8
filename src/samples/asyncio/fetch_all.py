import asyncio
from asyncio import StreamReader, StreamWriter


class Server:
    active = 0
    peak = 0

    async def answer(self, reader: StreamReader, writer: StreamWriter) -> None:
        self.active += 1
        self.peak = max(self.peak, self.active)
        line = await reader.readline()
        await asyncio.sleep(0.1)
        self.active -= 1
        writer.write(line.upper())
        writer.close()
        await writer.wait_closed()


async def fetch(port: int, word: str, limit: asyncio.Semaphore) -> str:
    async with limit, asyncio.timeout(5):
        reader, writer = await asyncio.open_connection("127.0.0.1", port)
        try:
            writer.write(f"{word}\n".encode())
            return (await reader.readline()).decode().strip()
        finally:
            writer.close()
            await writer.wait_closed()


async def main() -> None:
    counter = Server()
    server = await asyncio.start_server(counter.answer, "127.0.0.1", 0)
    port = server.sockets[0].getsockname()[1]
    limit = asyncio.Semaphore(3)
    words = ["ash", "beech", "cedar", "elm", "fir", "yew"]
    async with server, asyncio.TaskGroup() as group:
        tasks = [group.create_task(fetch(port, word, limit)) for word in words]
    print(*(task.result() for task in tasks))
    print("connections at once:", counter.peak)


if __name__ == "__main__":
    asyncio.run(main())
