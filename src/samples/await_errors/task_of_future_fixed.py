import asyncio


async def main() -> None:
    loop = asyncio.get_running_loop()
    answer = loop.create_future()
    loop.call_later(0.01, answer.set_result, "answer")
    print(await answer)


asyncio.run(main())
