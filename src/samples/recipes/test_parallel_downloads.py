import sys
import time
import unittest
from email.message import Message
from unittest.mock import patch
from urllib.error import HTTPError

from parallel_downloads import Answer, Limits, fetch_all

Plan = dict[str, list[Answer]]
QUICK = Limits(pauses=(0.0, 0.0))


def refusal(code: int) -> HTTPError:
    return HTTPError("http://localhost", code, "refused", Message(), None)


class Tests(unittest.TestCase):
    def outcomes(self, plan: Plan, limits: Limits) -> list[str]:
        """Give each address its answers, one a try; return what came of each."""

        def fetch(url: str, timeout: float) -> bytes:
            answer = plan[url].pop(0)
            if isinstance(answer, Exception):
                raise answer
            return answer

        with patch("parallel_downloads.fetch", fetch):
            return [repr(answer) for answer in fetch_all(list(plan), limits).values()]

    def test_one_failure_costs_one_result(self) -> None:
        plan: Plan = {"a": [b"1"], "b": [ValueError("bad")], "c": [b"3"]}
        self.assertEqual(
            self.outcomes(plan, QUICK), ["b'1'", "ValueError('bad')", "b'3'"]
        )

    def test_what_may_pass_is_tried_again_and_what_will_not_is_not(self) -> None:
        plan: Plan = {
            "busy": [refusal(503), TimeoutError(), b"at last"],
            "gone": [refusal(404), b"never asked for"],
        }
        self.outcomes(plan, QUICK)
        self.assertEqual(plan, {"busy": [], "gone": [b"never asked for"]})

    def test_nothing_begins_after_the_total_limit(self) -> None:
        plan: Plan = {str(number): [b"never asked for"] for number in range(3)}
        found = self.outcomes(plan, Limits(total=0))
        self.assertEqual({text[:12] for text in found}, {"TimeoutError"})

    def test_no_pause_outlasts_the_total_limit(self) -> None:
        start = time.monotonic()
        self.outcomes({"busy": [refusal(503)]}, Limits(total=1, pauses=(3600,)))
        self.assertLess(time.monotonic() - start, 1)


if __name__ == "__main__":
    unittest.main(testRunner=unittest.TextTestRunner(sys.stdout))
