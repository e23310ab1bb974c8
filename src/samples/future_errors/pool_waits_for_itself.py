from concurrent.futures import ThreadPoolExecutor

pool = ThreadPoolExecutor(max_workers=1)


def count_words(page: str) -> int:
    return len(page.split())


def count_site(pages: list[str]) -> int:
    return sum(pool.map(count_words, pages))


site = ["welcome to the shop", "tea and rice"]
print(pool.submit(count_site, site).result(), "words")
