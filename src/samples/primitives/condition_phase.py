import threading


class Progress:
    """How far a job has come; others may wait for a stage."""

    def __init__(self) -> None:
        self._changed = threading.Condition()
        self._stage = 0

    def advance(self) -> None:
        with self._changed:
            self._stage += 1
            self._changed.notify_all()

    def wait_for(self, stage: int, timeout: float | None = None) -> bool:
        """Return whether the stage was reached in time."""
        with self._changed:
            return self._changed.wait_for(lambda: self._stage >= stage, timeout)


progress = Progress()
reached = {1: threading.Event(), 2: threading.Event()}


def watch(stage: int) -> None:
    progress.wait_for(stage)
    reached[stage].set()


for stage in (2, 1):
    threading.Thread(target=watch, args=(stage,)).start()
progress.advance()
print("stage 1 seen:", reached[1].wait(5))
print("stage 2 in time:", progress.wait_for(2, timeout=0.01))
progress.advance()
print("stage 2 seen:", reached[2].wait(5))
