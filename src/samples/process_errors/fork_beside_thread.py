import os
import threading

done = threading.Event()
heartbeat = threading.Thread(target=done.wait)
heartbeat.start()

pid = os.fork()
if pid == 0:
    print("child at work", flush=True)
    os._exit(0)
os.waitpid(pid, 0)

done.set()
heartbeat.join()
