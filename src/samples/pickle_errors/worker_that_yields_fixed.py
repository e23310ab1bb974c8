from concurrent.futures import ProcessPoolExecutor


def long_words(text: str) -> list[str]:
    found = []
    for word in text.split():
        if len(word) > 4:
            found.append(word)
    return found


if __name__ == "__main__":
    with ProcessPoolExecutor(1) as pool:
        found = pool.submit(long_words, "two processes share nothing")
        print(found.result())
