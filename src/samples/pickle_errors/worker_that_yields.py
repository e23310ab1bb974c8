from collections.abc import Iterator
from concurrent.futures import ProcessPoolExecutor


def long_words(text: str) -> Iterator[str]:
    for word in text.split():
        if len(word) > 4:
            yield word


if __name__ == "__main__":
    with ProcessPoolExecutor(1) as pool:
        found = pool.submit(long_words, "two processes share nothing")
        print(list(found.result()))
