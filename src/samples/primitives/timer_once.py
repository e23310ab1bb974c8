import threading

rung = threading.Event()
timer = threading.Timer(0.01, rung.set)
timer.start()
print("rung in time:", rung.wait(5))

late = threading.Timer(60, print, args=("never printed",))
late.start()
late.cancel()
late.join()
print("cancelled, still alive:", late.is_alive())
