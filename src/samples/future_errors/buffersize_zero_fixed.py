from collections.abc import Iterable
from concurrent.futures import ThreadPoolExecutor


def fetch(url: str) -> str:
    return f"page of {url}"


def fetch_all(urls: Iterable[str], ahead: int | None = None) -> list[str]:
    with ThreadPoolExecutor() as pool:
        return list(pool.map(fetch, urls, buffersize=ahead))


print(fetch_all(["/tea", "/rice"], ahead=1))
print(fetch_all(["/tea", "/rice"]))
