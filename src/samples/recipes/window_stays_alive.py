"""Check links behind a window that goes on moving, with progress and a cancel button.

    python3 window_stays_alive.py https://example.org/a https://example.org/b

Needs tkinter and a display. Without addresses it checks this machine's port 9.
"""

import queue
import sys
import threading
import tkinter
from collections.abc import Callable
from tkinter import ttk
from urllib.request import urlopen

TIMEOUT = 5.0  # seconds, to connect and again for each read
POLL = 50  # ms between two looks into the queue
AT_ONCE = 100  # events handled in one look; the window draws in between

Event = tuple[str, str]  # what happened, and a text
Check = Callable[[str], str]


def check(url: str) -> str:
    """Wait for one address. Put your own waiting work here; it runs in the thread."""
    with urlopen(url, timeout=TIMEOUT) as reply:
        return f"{reply.status}"


class Worker:
    """Checks addresses in a thread of its own and reports to a queue. No widgets."""

    def __init__(self, urls: list[str], check: Check) -> None:
        self.urls = urls
        self.check = check
        self.events: queue.SimpleQueue[Event] = queue.SimpleQueue()
        self.cancelled = threading.Event()
        # A daemon: a check that hangs must not outlive the window.
        self.thread = threading.Thread(target=self.run, name="checks", daemon=True)
        self.thread.start()

    def run(self) -> None:
        """Report every address, then the end: exactly one "end", come what may."""
        try:
            for url in self.urls:
                if self.cancelled.is_set():
                    self.events.put(("end", "cancelled"))
                    return
                self.events.put(("checked", f"{url}: {self.attempt(url)}"))
            self.events.put(("end", "done"))
        except BaseException as error:
            self.events.put(("end", f"failed: {error!r}"))
            raise

    def attempt(self, url: str) -> str:
        try:
            return self.check(url)
        except Exception as error:
            return f"{error}"


class Window:
    """Shows a worker. Lives in the main thread, which alone touches the widgets."""

    def __init__(self, urls: list[str], check: Check = check) -> None:
        self.urls = urls
        self.check = check
        self.worker: Worker | None = None
        self.next_look: str | None = None
        self.root = tkinter.Tk()
        self.root.title("Links")
        self.root.protocol("WM_DELETE_WINDOW", self.close)
        self.text = ttk.Label(self.root, text=f"{len(urls)} links")
        self.bar = ttk.Progressbar(self.root, length=400, maximum=len(urls))
        self.lines = tkinter.Listbox(self.root, width=60)
        self.start = ttk.Button(self.root, text="Start", command=self.begin)
        self.stop = ttk.Button(self.root, text="Cancel", command=self.cancel)
        for widget in (self.text, self.bar, self.lines, self.start, self.stop):
            widget.pack(padx=20, pady=5)
        self.stop["state"] = "disabled"

    def begin(self) -> None:
        self.bar["value"] = 0
        self.lines.delete(0, "end")
        self.start["state"], self.stop["state"] = "disabled", "normal"
        self.worker = Worker(self.urls, self.check)
        self.look(self.worker)

    def look(self, worker: Worker) -> None:
        """Show what has come, and look again soon. Nothing here may wait."""
        for _ in range(AT_ONCE):
            try:
                kind, text = worker.events.get_nowait()
            except queue.Empty:
                break
            if kind == "end":
                self.next_look = None
                self.text["text"] = text
                self.start["state"], self.stop["state"] = "normal", "disabled"
                return
            self.lines.insert("end", text)
            self.bar["value"] = self.lines.size()
            self.text["text"] = f"{self.lines.size()} of {len(self.urls)}"
        self.next_look = self.root.after(POLL, self.look, worker)

    def cancel(self) -> None:
        """Ask the thread to stop; it answers after the check that is under way."""
        if self.worker:
            self.worker.cancelled.set()
            self.text["text"] = "cancelling"

    def close(self) -> None:
        """End the looks before the widgets they would touch."""
        self.cancel()
        if self.next_look:
            self.root.after_cancel(self.next_look)
        self.root.destroy()


def main() -> None:
    urls = sys.argv[1:] or [f"http://127.0.0.1:9/{n}" for n in range(5)]
    window = Window(urls)
    window.root.mainloop()


if __name__ == "__main__":
    main()
