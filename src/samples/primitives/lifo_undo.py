import queue

newest_first: queue.LifoQueue[str] = queue.LifoQueue()
for page in ("home", "section", "article"):
    newest_first.put(page)
while True:
    try:
        print("back to", newest_first.get_nowait())
    except queue.Empty:
        break
