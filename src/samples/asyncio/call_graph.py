import asyncio


async def read_row() -> None:
    graph = asyncio.capture_call_graph()
    while graph is not None:
        names = [entry.frame.f_code.co_name for entry in graph.call_stack]
        own = [name for name in names if not name.startswith("_")]
        print(graph.future.get_name(), "is in", own)
        graph = graph.awaited_by[0] if graph.awaited_by else None


async def report() -> None:
    await read_row()


async def main() -> None:
    asyncio.current_task().set_name("main")
    async with asyncio.TaskGroup() as group:
        group.create_task(report(), name="report")


if __name__ == "__main__":
    asyncio.run(main())
