import asyncio


def count_rows(table: list[str]) -> int:
    return len(table)


async def main() -> None:
    rows = await count_rows(["tea", "rice"])
    print("rows:", rows)


asyncio.run(main())
