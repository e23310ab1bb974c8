import time
from concurrent.futures import ThreadPoolExecutor, as_completed

SITE = {"/": 0.02, "/prices": 0.03, "/help": 0.02, "/archive": 9.0}  # seconds


def fetch(path: str, timeout: float) -> int:
    """Stands for an HTTP request: the bytes of the page, or an exception."""
    if path not in SITE:
        raise LookupError("404 not found")
    if SITE[path] > timeout:
        time.sleep(timeout)
        raise TimeoutError(f"no answer within {timeout} s")
    time.sleep(SITE[path])
    return 100 * len(path)


def check(paths: list[str]) -> dict[str, str]:
    report: dict[str, str] = {}
    with ThreadPoolExecutor(max_workers=10) as pool:
        path_of = {pool.submit(fetch, path, 0.2): path for path in paths}
        for future in as_completed(path_of):
            path = path_of[future]
            try:
                report[path] = f"{future.result()} bytes"
            except (LookupError, TimeoutError) as error:
                report[path] = f"failed: {error}"
    return report


def main() -> None:
    for path, result in sorted(check([*SITE, "/missing"]).items()):
        print(f"{path:10}{result}")


if __name__ == "__main__":
    main()
