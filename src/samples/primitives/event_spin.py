import threading

new_data = threading.Event()
new_data.set()
rounds = 0
while new_data.wait(timeout=1) and rounds < 100_000:
    rounds += 1  # meant as: once for each piece of data
print("rounds for one set():", rounds)
