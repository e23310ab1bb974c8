import queue

requests: queue.LifoQueue[str] = queue.LifoQueue()
requests.put("the first customer")
served = []
for number in range(100):
    requests.put(f"customer {number}")
    served.append(requests.get())
print("served:", len(served), "- still waiting:", requests.get_nowait())
