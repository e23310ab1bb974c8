import asyncio
from dataclasses import dataclass


@dataclass
class Response:
    status: int


async def get(path: str) -> Response:
    await asyncio.sleep(0.01)
    return Response(200 if path == "/" else 404)


async def main() -> None:
    response = await get("/")
    print(response.status)


asyncio.run(main())
