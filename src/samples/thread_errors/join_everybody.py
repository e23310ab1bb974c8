import threading


def count(words: str) -> None:
    counts.append(len(words.split()))


counts: list[int] = []
for words in ["to be", "or not to be"]:
    thread = threading.Thread(target=count, args=(words,))
    thread.start()
for thread in threading.enumerate():
    thread.join()
print(sum(counts), "words")
