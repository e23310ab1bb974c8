import asyncio


class Policy(asyncio.DefaultEventLoopPolicy):
    def new_event_loop(self) -> asyncio.AbstractEventLoop:
        loop = super().new_event_loop()
        loop.slow_callback_duration = 0.5
        return loop


async def main() -> None:
    loop = asyncio.get_running_loop()
    print("slow from:", loop.slow_callback_duration)


asyncio.set_event_loop_policy(Policy())
asyncio.run(main())
