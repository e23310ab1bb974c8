import asyncio


async def main() -> None:
    answer: asyncio.Future[str] = asyncio.Future()
    try:
        print(await asyncio.wait_for(answer, timeout=0.01))
    except asyncio.TimeoutError:
        print("no answer in time")
    on_message(answer, "late answer")


def on_message(answer: asyncio.Future[str], text: str) -> None:
    answer.set_result(text)


asyncio.run(main())
