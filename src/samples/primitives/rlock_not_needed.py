import threading


class Inventory:
    def __init__(self) -> None:
        self._lock = threading.Lock()
        self._shelf = {"nails": 10}
        self.total = 10
        self.on_change = lambda: None

    def remove(self, name: str, count: int) -> None:
        with self._lock:
            self._shelf[name] -= count
            self.total -= count
        self.on_change()  # strangers' code, without the lock

    def report(self) -> str:
        with self._lock:
            return f"{sum(self._shelf.values())} on the shelf, total says {self.total}"


inventory = Inventory()
inventory.on_change = lambda: print(inventory.report())
inventory.remove("nails", 3)
print(inventory.report())
