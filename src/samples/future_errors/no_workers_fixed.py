from concurrent.futures import ThreadPoolExecutor


def fetch(url: str) -> str:
    return f"page of {url}"


def fetch_all(urls: list[str]) -> list[str]:
    with ThreadPoolExecutor(max_workers=8) as pool:
        return list(pool.map(fetch, urls))


print(fetch_all(["/tea", "/rice"]))
print(fetch_all([]))
