import sys

for name in ("getcheckinterval", "getswitchinterval", "_is_gil_enabled"):
    print(f"sys.{name}:", hasattr(sys, name))
print("seconds a turn:", sys.getswitchinterval())
