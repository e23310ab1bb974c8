from concurrent import interpreters

SCRIPT = """
print("hello from another interpreter")
"""

other = interpreters.create()
other.exec(SCRIPT)
