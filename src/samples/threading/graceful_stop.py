import threading


class Monitor:
    def __init__(self, interval: float) -> None:
        self.interval = interval
        self.first_check = threading.Event()
        self._stop = threading.Event()
        self._thread = threading.Thread(target=self._run, name="monitor", daemon=True)

    def start(self) -> None:
        self._thread.start()

    def stop(self) -> bool:
        self._stop.set()
        self._thread.join(timeout=5)
        return not self._thread.is_alive()

    def _run(self) -> None:
        try:
            while not self._stop.wait(self.interval):
                self.first_check.set()  # the real check goes here
        finally:
            print("monitor: connection closed")


def main() -> None:
    monitor = Monitor(interval=0.01)
    monitor.start()
    monitor.first_check.wait()
    print("main: enough checks, stopping")
    print("main: stopped in time:", monitor.stop())


if __name__ == "__main__":
    main()
