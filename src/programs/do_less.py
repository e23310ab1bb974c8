"""Count the words of a text five times: first slowly, then with less to do.

#: if notebook and huge-input
    from pathlib import Path
    from do_less import report
    report(Path("book.txt"))

in a cell of a notebook beside this file. Run as a program it makes up a text.
#: elif notebook
    from pathlib import Path
    from do_less import report
    report(Path("book.txt").read_text(encoding="utf-8").split())

in a cell of a notebook beside this file. Run as a program it makes up a text.
#: else
    python3 do_less.py book.txt

Without a file it makes up a text.
#: end
"""

import functools
import random
import sqlite3
import sys
import tempfile
import time
import tracemalloc
import unicodedata
import unittest
from collections import Counter
from collections.abc import Callable, Iterable, Iterator
from contextlib import closing, contextmanager
from pathlib import Path

#: if little-memory
CACHE_SIZE = 256  # words whose stem is remembered
#: else
CACHE_SIZE = 10_000  # words whose stem is remembered
#: end
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


#: if huge-input
def with_list(words: Iterable[str]) -> dict[str, int]:
#: else
def with_list(words: list[str]) -> dict[str, int]:
#: end
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


#: if huge-input
def with_dict(words: Iterable[str]) -> dict[str, int]:
#: else
def with_dict(words: list[str]) -> dict[str, int]:
#: end
    """A better data structure: one step for a word, however many stems there are."""
    counts: dict[str, int] = {}
    for word in words:
        found = stem(word)
        counts[found] = counts.get(found, 0) + 1
    return counts


#: if huge-input
def with_cache(words: Iterable[str]) -> dict[str, int]:
#: else
def with_cache(words: list[str]) -> dict[str, int]:
#: end
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


#: if huge-input
def with_counter(words: Iterable[str]) -> dict[str, int]:
#: else
def with_counter(words: list[str]) -> dict[str, int]:
#: end
    """A built-in written in C counts the words; Python sees each but once."""
    return merged(Counter(words).items())


def with_query(database: sqlite3.Connection) -> dict[str, int]:
    """Read less: the database counts, and sends each word but once."""
    return merged(database.execute("SELECT word, count(*) FROM words GROUP BY word"))


#: if huge-input
@contextmanager
def stored(words: Iterable[str]) -> Iterator[sqlite3.Connection]:
    """Keep words in a database on the disk, as long as the block runs."""
    with tempfile.TemporaryDirectory() as folder:
        with closing(sqlite3.connect(Path(folder, "words.db"))) as database:
            database.execute("CREATE TABLE words (word TEXT)")
            rows = ((word,) for word in words)
            database.executemany("INSERT INTO words VALUES (?)", rows)
            database.execute("CREATE INDEX by_word ON words (word)")
            yield database
#: else
@contextmanager
def stored(words: list[str]) -> Iterator[sqlite3.Connection]:
    """Keep words in a database, as long as the block runs."""
    with closing(sqlite3.connect(":memory:")) as database:
        database.execute("CREATE TABLE words (word TEXT)")
        rows = [(word,) for word in words]
        database.executemany("INSERT INTO words VALUES (?)", rows)
        database.execute("CREATE INDEX by_word ON words (word)")
        yield database
#: end


#: if little-memory
def peak_of(count: Callable[[], dict[str, int]]) -> int:
    """Return how many bytes a version held at most. Tracing makes it slow."""
    tracemalloc.start()
    try:
        count()
        return tracemalloc.get_traced_memory()[1]
    finally:
        tracemalloc.stop()


#: end
def compare(versions: dict[str, Callable[[], dict[str, int]]]) -> None:
    """Time each version, and hold its result to that of the first one.

    Raises ValueError where they differ: a quick wrong answer is no gain.
    """
    expected: dict[str, int] | None = None
    for name, count in versions.items():
        start = time.perf_counter()
        #: if user-cancel
        try:
            result = count()
            milliseconds = 1000 * (time.perf_counter() - start)
            peak = peak_of(count) / 1024  #: if little-memory
        except KeyboardInterrupt:
            print(f"{name:8} skipped")
            continue
        #: else
        result = count()
        milliseconds = 1000 * (time.perf_counter() - start)
        peak = peak_of(count) / 1024  #: if little-memory
        #: end
        if expected is None:
            expected = result
        elif result != expected:
            raise ValueError(f"{name} gives another result")
        #: if little-memory
        print(f"{name:8} {milliseconds:8.2f} ms {peak:8.0f} KiB at most")
        #: else
        print(f"{name:8} {milliseconds:8.2f} ms")
        #: end
    #: if user-cancel
    if expected is not None:
        print(f"the same {len(expected)} stems from all that ran")
    #: else
    print(f"the same {len(result)} stems from all {len(versions)}")
    #: end


#: if huge-input
def words_of(file: Path) -> Iterator[str]:
    """Yield the words of a text, one line in memory at a time."""
    with file.open(encoding="utf-8") as lines:
        for line in lines:
            yield from line.split()


def report(file: Path) -> None:
    with stored(words_of(file)) as database:
        compare(
            {
                "list": lambda: with_list(words_of(file)),
                "dict": lambda: with_dict(words_of(file)),
                "cache": lambda: with_cache(words_of(file)),
                "counter": lambda: with_counter(words_of(file)),
                "query": lambda: with_query(database),
            }
        )
#: else
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
#: end


def demo_words(number: int) -> list[str]:
    """Return so many words, the same each time; as in a book, few are frequent."""
    dice = random.Random(1)
    starts = ["".join(dice.choices("aeioumnrst", k=6)) for _ in range(120)]
    known = [start + ending for start in starts for ending in ("", *ENDINGS)]
    return [known[int(len(known) * dice.random() ** 3)] for _ in range(number)]


#: if tests
class Tests(unittest.TestCase):
    """Run them with: python3 -m unittest do_less.py"""

    def test_all_versions_agree(self) -> None:
        for number in (0, 1, 500):
            words = demo_words(number)
            expected = with_list(words)
            with self.subTest(words=number), stored(words) as database:
                self.assertEqual(with_dict(words), expected)
                self.assertEqual(with_cache(words), expected)
                self.assertEqual(with_counter(words), expected)
                self.assertEqual(with_query(database), expected)

    def test_every_word_is_counted(self) -> None:
        counts = with_dict(["Walking", "walked,", "wälks", "talk"])
        self.assertEqual(counts, {"walk": 3, "talk": 1})

    def test_the_cache_keeps_its_bound(self) -> None:
        with_cache([f"word{number}x" for number in range(CACHE_SIZE + 10)])
        self.assertEqual(cached_stem.cache_info().currsize, CACHE_SIZE)

    def test_another_result_is_found_out(self) -> None:
        with self.assertRaises(ValueError):
            compare({"right": lambda: {"a": 1}, "wrong": lambda: {"a": 2}})


#: end
def main() -> None:
    #: if not notebook
    if len(sys.argv) > 1:
        report(Path(sys.argv[1]))  #: if huge-input
        report(Path(sys.argv[1]).read_text(encoding="utf-8").split())  #: if not huge-input
        return
    #: end
    #: if huge-input
    with tempfile.TemporaryDirectory() as folder:
        file = Path(folder, "demo.txt")
        file.write_text("\n".join(demo_words(5000)), encoding="utf-8")
        report(file)
    #: else
    report(demo_words(5000))
    #: end


if __name__ == "__main__":
    main()
