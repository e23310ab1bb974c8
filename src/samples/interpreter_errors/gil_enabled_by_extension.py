import sys

import fast_json  # an extension that does not say that it needs no GIL

print("GIL enabled:", sys._is_gil_enabled())
print(fast_json.loads('{"apples": 3}'))
