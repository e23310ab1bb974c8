import sys
import tempfile
import threading
from importlib import import_module
from pathlib import Path

ORDERS = """
import time
from __main__ import together
together.wait()
time.sleep(0.1)  # a slow import
import customers
buyer = customers.Customer()
"""
CUSTOMERS = """
from __main__ import together
together.wait()

class Customer:
    def buy(self):
        import orders
"""
together = threading.Barrier(2)

folder = tempfile.TemporaryDirectory()
sys.path.insert(0, folder.name)
Path(folder.name, "orders.py").write_text(ORDERS)
Path(folder.name, "customers.py").write_text(CUSTOMERS)

threads = [
    threading.Thread(target=import_module, args=(name,))
    for name in ("orders", "customers")
]
for thread in threads:
    thread.start()
for thread in threads:
    thread.join()
print("orders imported:", "orders" in sys.modules)
folder.cleanup()
