"""Which errors of a web request are worth another try."""

import io
import unittest
from email.message import Message
from urllib.error import HTTPError, URLError

import may_pass as part


class MayPassTest(unittest.TestCase):
    def test_a_server_in_trouble_and_a_lost_connection_may_pass(self) -> None:
        for error in (URLError("down"), TimeoutError(), ConnectionResetError()):
            self.assertTrue(part.may_pass(error), error)
        for code in (429, 500, 502, 503, 504):
            self.assertTrue(self.answered(code), code)

    def test_what_the_server_refuses_will_be_refused_again(self) -> None:
        for code in (400, 401, 403, 404, 410):
            self.assertFalse(self.answered(code), code)
        self.assertFalse(part.may_pass(ValueError("a bad address")))

    def answered(self, code: int) -> bool:
        error = HTTPError("http://x.test", code, "", Message(), io.BytesIO())
        self.addCleanup(error.close)
        return part.may_pass(error)
