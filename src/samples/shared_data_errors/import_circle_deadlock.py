import sys
import tempfile
import threading
from importlib import import_module
from pathlib import Path

MODULE = """
import time
from importlib import import_module
time.sleep(0.1)  # a slow import
other = import_module("{other}")
"""
together = threading.Barrier(2)


def load(name: str) -> None:
    together.wait()
    import_module(name)


folder = tempfile.TemporaryDirectory()
sys.path.insert(0, folder.name)
for name, other in ("orders", "customers"), ("customers", "orders"):
    Path(folder.name, f"{name}.py").write_text(MODULE.format(other=other))

threads = [
    threading.Thread(target=load, args=(name,))
    for name in ("orders", "customers")
]
for thread in threads:
    thread.start()
for thread in threads:
    thread.join()
print("orders imported:", "orders" in sys.modules)
folder.cleanup()
