import asyncio


def new_event_loop() -> asyncio.AbstractEventLoop:
    loop = asyncio.new_event_loop()
    loop.slow_callback_duration = 0.5
    return loop


async def main() -> None:
    loop = asyncio.get_running_loop()
    print("slow from:", loop.slow_callback_duration)


with asyncio.Runner(loop_factory=new_event_loop) as runner:
    runner.run(main())
