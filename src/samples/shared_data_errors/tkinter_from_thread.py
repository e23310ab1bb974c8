import threading
import tkinter

window = tkinter.Tcl()  # in place of Tk(), which needs a display
status = tkinter.StringVar(window, "working")


def work() -> None:
    status.set("done")


worker = threading.Thread(target=work)
worker.start()
worker.join()
print(status.get())
