import faulthandler
import threading
import unittest

LIMIT = 1.0  # seconds; in your suite, several times what the slowest test needs


class HandOverTest(unittest.TestCase):
    def setUp(self) -> None:
        faulthandler.dump_traceback_later(LIMIT, exit=True)
        self.addCleanup(faulthandler.cancel_dump_traceback_later)

    def test_result_arrives(self) -> None:
        arrived = threading.Event()
        threading.Thread(target=arrived.is_set).start()  # meant: arrived.set
        arrived.wait()


if __name__ == "__main__":
    unittest.main()
