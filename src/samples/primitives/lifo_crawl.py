import queue
import threading

children = {"/": ["/a", "/b"], "/a": ["/a/1", "/a/2"], "/b": [], "/a/1": [], "/a/2": []}


def crawl(todo: queue.Queue[str]) -> list[str]:
    order: list[str] = []

    def work() -> None:
        while True:
            page = todo.get()
            order.append(page)
            for child in children[page]:
                todo.put(child)
            todo.task_done()

    todo.put("/")
    threading.Thread(target=work, daemon=True).start()
    todo.join()
    return order


print("Queue:    ", *crawl(queue.Queue()))
print("LifoQueue:", *crawl(queue.LifoQueue()))
