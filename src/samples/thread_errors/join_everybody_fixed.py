import threading


def count(words: str) -> None:
    counts.append(len(words.split()))


counts: list[int] = []
threads: list[threading.Thread] = []
for words in ["to be", "or not to be"]:
    thread = threading.Thread(target=count, args=(words,))
    thread.start()
    threads.append(thread)
for thread in threads:
    thread.join()
print(sum(counts), "words")
