"""Press the buttons of the window program, and see whether it goes on drawing."""

import sys

import window

LIMIT = 200_000
PRIMES = "17,984 primes below 200,000"
TICK = 10  # ms


def follow(shown: window.Window, *, cancel: bool) -> tuple[str, int]:
    """Start the job; return the last text, and how often the window could draw."""
    ticks = 0

    def tick() -> None:
        nonlocal ticks
        ticks += 1
        if cancel and ticks == 3:
            shown.stop.invoke()
        if str(shown.start["state"]) == "normal":
            shown.root.quit()
        else:
            shown.root.after(TICK, tick)

    shown.start.invoke()
    shown.root.after(TICK, tick)
    shown.root.mainloop()
    return str(shown.text["text"]), ticks


def main() -> None:
    shown = window.Window(LIMIT)
    cancelled, _ = follow(shown, cancel=True)
    finished, ticks = follow(shown, cancel=False)
    shown.root.destroy()
    if cancelled != "cancelled" or finished != PRIMES or ticks < 3:
        sys.exit(f"{cancelled!r}, {finished!r} after {ticks} ticks")
    print("cancelled, then finished, drawing all the while")


if __name__ == "__main__":
    main()
