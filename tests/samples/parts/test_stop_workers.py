"""A pool whose workers are stuck comes to an end."""

import multiprocessing
import time
import unittest
from concurrent.futures import ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool

import stop_workers as part


class StopWorkersTest(unittest.TestCase):
    def test_workers_that_would_never_end_are_ended(self) -> None:
        context = multiprocessing.get_context("spawn")
        pool = ProcessPoolExecutor(max_workers=1, mp_context=context)
        job = pool.submit(time.sleep, 3600)
        while not job.running():
            time.sleep(0.01)
        part.stop(pool)
        with self.assertRaises(BrokenProcessPool):
            job.result(timeout=30)
