"""Count the words of a text five times: first slowly, then with less to do.

    python3 do_less.py book.txt

Without a file it makes up a text.

Made for "Do less first". Needs Python 3.11 or later.
"""

import functools
import random
import sqlite3
import sys
import time
import unicodedata
from collections import Counter
from collections.abc import Callable, Iterable, Iterator
from contextlib import closing, contextmanager
from pathlib import Path

CACHE_SIZE = 10_000  # words whose stem is remembered
ENDINGS = ("ation", "ings", "ing", "ness", "ally", "ed", "ly", "es", "s")


def stem(word: str) -> str:
    """Return a word without accents and ending. Stands for your own costly function."""
    decomposed = unicodedata.normalize("NFKD", word.lower())
    word = "".join(letter for letter in decomposed if letter.isalpha())
    for ending in ENDINGS:
        if word.endswith(ending) and len(word) > len(ending) + 2:
            return word.removesuffix(ending)
    return word


@functools.lru_cache(maxsize=CACHE_SIZE)
def cached_stem(word: str) -> str:
    """Return a stem, from memory if the word was here not long ago."""
    return stem(word)


def with_list(words: list[str]) -> dict[str, int]:
    """The slow one: walks through a list for every word."""
    stems: list[str] = []
    counts: list[int] = []
    for word in words:
        if stem(word) in stems:
            counts[stems.index(stem(word))] += 1
        else:
            stems.append(stem(word))
            counts.append(1)
    return dict(zip(stems, counts, strict=True))


def with_dict(words: list[str]) -> dict[str, int]:
    """A better data structure: one step for a word, however many stems there are."""
    counts: dict[str, int] = {}
    for word in words:
        found = stem(word)
        counts[found] = counts.get(found, 0) + 1
    return counts


def with_cache(words: list[str]) -> dict[str, int]:
    """A cache: the costly function is not called again for a word it has seen."""
    counts: dict[str, int] = {}
    for word in words:
        found = cached_stem(word)
        counts[found] = counts.get(found, 0) + 1
    return counts


def merged(words: Iterable[tuple[str, int]]) -> dict[str, int]:
    """Return the counts of stems from the counts of words."""
    counts: Counter[str] = Counter()
    for word, number in words:
        counts[stem(word)] += number
    return dict(counts)


def with_counter(words: list[str]) -> dict[str, int]:
    """A built-in written in C counts the words; Python sees each but once."""
    return merged(Counter(words).items())


def with_query(database: sqlite3.Connection) -> dict[str, int]:
    """Read less: the database counts, and sends each word but once."""
    return merged(database.execute("SELECT word, count(*) FROM words GROUP BY word"))


@contextmanager
def stored(words: list[str]) -> Iterator[sqlite3.Connection]:
    """Keep words in a database, as long as the block runs."""
    with closing(sqlite3.connect(":memory:")) as database:
        database.execute("CREATE TABLE words (word TEXT)")
        rows = [(word,) for word in words]
        database.executemany("INSERT INTO words VALUES (?)", rows)
        database.execute("CREATE INDEX by_word ON words (word)")
        yield database


def compare(versions: dict[str, Callable[[], dict[str, int]]]) -> None:
    """Time each version, and hold its result to that of the first one.

    Raises ValueError where they differ: a quick wrong answer is no gain.
    """
    expected: dict[str, int] | None = None
    for name, count in versions.items():
        start = time.perf_counter()
        result = count()
        milliseconds = 1000 * (time.perf_counter() - start)
        if expected is None:
            expected = result
        elif result != expected:
            raise ValueError(f"{name} gives another result")
        print(f"{name:8} {milliseconds:8.2f} ms")
    print(f"the same {len(result)} stems from all {len(versions)}")


def report(words: list[str]) -> None:
    with stored(words) as database:
        compare(
            {
                "list": lambda: with_list(words),
                "dict": lambda: with_dict(words),
                "cache": lambda: with_cache(words),
                "counter": lambda: with_counter(words),
                "query": lambda: with_query(database),
            }
        )


def demo_words(number: int) -> list[str]:
    """Return so many words, the same each time; as in a book, few are frequent."""
    dice = random.Random(1)
    starts = ["".join(dice.choices("aeioumnrst", k=6)) for _ in range(120)]
    known = [start + ending for start in starts for ending in ("", *ENDINGS)]
    return [known[int(len(known) * dice.random() ** 3)] for _ in range(number)]


def main() -> None:
    if len(sys.argv) > 1:
        report(Path(sys.argv[1]).read_text(encoding="utf-8").split())
        return
    report(demo_words(5000))


if __name__ == "__main__":
    main()
