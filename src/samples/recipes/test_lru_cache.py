import random
import sys
import threading
import unittest

from lru_cache import LRUCache

THREADS, CALLS, MAXSIZE = 10, 2_000, 20


class LRUCacheTest(unittest.TestCase):
    def test_the_one_not_used_for_longest_goes(self) -> None:
        cache: LRUCache[str, int] = LRUCache(2)
        cache.put("a", 1)
        cache.put("b", 2)
        cache.put("a", 3)
        cache.put("c", 4)
        self.assertEqual(cache.keys(), ["a", "c"])
        self.assertEqual(cache.get("a"), 3)
        cache.put("d", 5)
        self.assertEqual(cache.keys(), ["a", "d"])

    def test_nothing_is_dropped_between_look_and_move(self) -> None:
        cache: LRUCache[str, int] = LRUCache(1)
        cache.put("a", 1)
        between, dropped = threading.Event(), threading.Event()

        class SlowKey(str):
            hashed = 0

            def __hash__(self) -> int:
                self.hashed += 1
                if self.hashed == 2:  # the cache has seen that the key is there
                    between.set()
                    dropped.wait(0.2)
                return super().__hash__()

        def drop() -> None:
            between.wait(5)
            cache.put("b", 2)
            dropped.set()

        thread = threading.Thread(target=drop)
        thread.start()
        try:
            self.assertEqual(cache.get(SlowKey("a")), 1)
        finally:
            thread.join()
        self.assertEqual(cache.keys(), ["b"])

    def test_ten_threads(self) -> None:
        cache: LRUCache[int, str] = LRUCache(MAXSIZE)
        gate = threading.Barrier(THREADS)
        errors: list[str] = []

        def work(number: int) -> None:
            try:
                choose = random.Random(number)
                gate.wait(5)
                for _ in range(CALLS):
                    key = choose.randrange(2 * MAXSIZE)
                    if choose.random() < 0.5:
                        cache.put(key, f"value {key}")
                    elif cache.get(key, f"value {key}") != f"value {key}":
                        errors.append(f"{key} has the value of another")
                    if len(cache) > MAXSIZE:
                        errors.append("over the bound")
            except Exception as error:
                errors.append(repr(error))

        self.addCleanup(sys.setswitchinterval, sys.getswitchinterval())
        sys.setswitchinterval(1e-6)
        threads = [threading.Thread(target=work, args=(n,)) for n in range(THREADS)]
        for thread in threads:
            thread.start()
        for thread in threads:
            thread.join()
        self.assertEqual(errors, [])
        self.assertEqual(len(cache), MAXSIZE)
        self.assertEqual(len(set(cache.keys())), MAXSIZE)

    def test_a_dropped_value_may_ask_the_cache(self) -> None:
        cache: LRUCache[int, object] = LRUCache(1)

        class Last:
            def __del__(self) -> None:
                seen.append(len(cache))

        def work() -> None:
            cache.put(1, Last())
            cache.put(1, Last())
            cache.put(2, "new")

        seen: list[int] = []
        thread = threading.Thread(target=work, daemon=True)
        thread.start()
        thread.join(5)
        self.assertEqual(seen, [1, 1])


if __name__ == "__main__":
    unittest.main(testRunner=unittest.TextTestRunner(stream=sys.stdout))
