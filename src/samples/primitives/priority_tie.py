import queue

Jobs = queue.PriorityQueue[tuple[int, dict[str, str]]]

jobs: Jobs = queue.PriorityQueue()
jobs.put((10, {"do": "tidy up"}))
try:
    jobs.put((10, {"do": "send letters"}))
except TypeError as error:
    print("put:", error)
print("held:", jobs.qsize())

jobs = queue.PriorityQueue()
for rank, do in ((0, "put out fire"), (10, "tidy up"), (10, "send letters")):
    jobs.put((rank, {"do": do}))  # the last two are not compared yet
try:
    jobs.get()
except TypeError as error:
    print("get:", error)
print("still held:", [job["do"] for _, job in jobs.queue])
