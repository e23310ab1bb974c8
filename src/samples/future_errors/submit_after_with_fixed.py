from concurrent.futures import ThreadPoolExecutor


def check(host: str) -> str:
    return f"{host} answers"


with ThreadPoolExecutor() as pool:
    first = pool.submit(check, "alpha")
    second = pool.submit(check, "beta")
print(first.result())
print(second.result())
