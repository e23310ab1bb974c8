import queue
import threading
import tkinter

window = tkinter.Tcl()  # in place of Tk(), which needs a display
status = tkinter.StringVar(window, "working")
results: queue.SimpleQueue[str] = queue.SimpleQueue()


def work() -> None:
    results.put("done")


def look() -> None:
    try:
        status.set(results.get_nowait())
    except queue.Empty:
        window.after(50, look)
    else:
        window.quit()


worker = threading.Thread(target=work)
worker.start()
window.after(50, look)
window.mainloop(-1)  # of Tk(): mainloop()
print(status.get())
