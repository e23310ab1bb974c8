import threading

grid = [1, 0, 0, 0, 0, 0, 0, 1]
following = grid.copy()


def swap() -> None:
    """One thread runs this while all the others stand at the barrier."""
    global grid, following
    grid, following = following, grid


barrier = threading.Barrier(2, action=swap, timeout=10)


def half(cells: range) -> None:
    for _ in range(3):
        for cell in cells:
            left, right = grid[cell - 1], grid[(cell + 1) % len(grid)]
            following[cell] = left ^ right
        barrier.wait()


threads = [threading.Thread(target=half, args=(r,)) for r in (range(4), range(4, 8))]
for thread in threads:
    thread.start()
for thread in threads:
    thread.join()
print(grid)
