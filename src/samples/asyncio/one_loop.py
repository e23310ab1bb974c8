import asyncio


async def connect() -> asyncio.Queue[str]:
    mailbox: asyncio.Queue[str] = asyncio.Queue()
    await mailbox.put("hello")
    return mailbox


async def read(mailbox: asyncio.Queue[str]) -> str:
    async with asyncio.timeout(1):
        return await mailbox.get()


def main() -> None:
    with asyncio.Runner() as runner:
        mailbox = runner.run(connect())
        print("plain code between two calls")
        print(runner.run(read(mailbox)))


if __name__ == "__main__":
    main()
