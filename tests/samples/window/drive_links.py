"""Press the buttons of the recipe's window, and see whether it goes on drawing."""

import sys
import threading
import urllib.error

import window_stays_alive

TICK = 10  # ms
URLS = ["good", "missing", "slow"]
CHECKED = ["good: 200", "missing: <urlopen error no such page>", "slow: 200"]


class Net:
    """Answers at once, but for "slow": that waits until the window has drawn."""

    def __init__(self) -> None:
        self.drawn = threading.Event()

    def check(self, url: str) -> str:
        if url == "missing":
            raise urllib.error.URLError("no such page")
        if url == "slow" and not self.drawn.wait(30):
            raise TimeoutError
        return "200"


def follow(*, cancel: bool) -> tuple[str, list[str], int]:
    """Check; return the last text, all lines, and how often the window could draw."""
    net = Net()
    urls = [*URLS, "never"] if cancel else URLS
    shown = window_stays_alive.Window(urls, net.check)
    ticks = 0

    def tick() -> None:
        nonlocal ticks
        ticks += 1
        if ticks == 20:
            if cancel:
                shown.stop.invoke()
            net.drawn.set()
        if str(shown.start["state"]) == "normal":
            shown.root.quit()
        else:
            shown.root.after(TICK, tick)

    shown.start.invoke()
    shown.root.after(TICK, tick)
    shown.root.mainloop()
    text, lines = str(shown.text["text"]), list(shown.lines.get(0, "end"))
    assert shown.worker
    shown.worker.thread.join(5)
    shown.close()
    return text, lines, ticks


def close_early() -> bool:
    """Close the window while a check is under way; return whether its thread ended."""
    net = Net()
    shown = window_stays_alive.Window(["slow", "good"], net.check)
    shown.start.invoke()
    shown.root.after(5 * TICK, shown.close)
    shown.root.mainloop()
    net.drawn.set()
    assert shown.worker
    shown.worker.thread.join(5)
    return not shown.worker.thread.is_alive()


def main() -> None:
    finished = follow(cancel=False)
    cancelled = follow(cancel=True)
    if finished[:2] != ("done", CHECKED):
        sys.exit(f"finished: {finished}")
    if cancelled[0] != "cancelled" or min(finished[2], cancelled[2]) < 20:
        sys.exit(f"cancelled: {cancelled}")
    if not close_early():
        sys.exit("the thread went on after the window was closed")
    print("finished, cancelled, closed, drawing all the while")


if __name__ == "__main__":
    main()
