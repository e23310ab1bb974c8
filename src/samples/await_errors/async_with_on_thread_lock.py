import asyncio
import threading


class Account:
    def __init__(self) -> None:
        self.lock = threading.Lock()
        self.balance = 100

    async def pay(self, amount: int) -> None:
        async with self.lock:
            self.balance -= amount


async def main() -> None:
    account = Account()
    await account.pay(30)
    print("balance:", account.balance)


asyncio.run(main())
