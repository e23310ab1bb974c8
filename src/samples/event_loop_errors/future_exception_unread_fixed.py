import asyncio


def on_reply(reply: asyncio.Future[str], text: str) -> None:
    if text.startswith("ERR"):
        reply.set_exception(ConnectionError(text))
    else:
        reply.set_result(text)


async def main() -> None:
    loop = asyncio.get_running_loop()
    reply: asyncio.Future[str] = loop.create_future()
    loop.call_later(0.01, on_reply, reply, "ERR 42")
    try:
        print(await reply)
    except ConnectionError as error:
        print("going on without the reply:", error)


asyncio.run(main())
