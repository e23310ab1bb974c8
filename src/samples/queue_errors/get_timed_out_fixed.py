import queue
import threading
import time

readings: queue.Queue[float | None] = queue.Queue()


def sensor() -> None:
    time.sleep(0.1)
    readings.put(21.5)
    readings.put(None)


threading.Thread(target=sensor).start()
while True:
    try:
        reading = readings.get(timeout=0.03)
    except queue.Empty:
        continue
    if reading is None:
        break
    print("measured", reading)
