import json  # its parts in C say so
import sys

print("GIL enabled:", sys._is_gil_enabled())
print(json.loads('{"apples": 3}'))
