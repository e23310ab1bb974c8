import time
from multiprocessing import Pool


def render(page: str) -> str:
    time.sleep(0.3)
    return f"<{page}>"


if __name__ == "__main__":
    with Pool(1) as pool:
        job = pool.apply_async(render, ["news"])
        try:
            print(job.get(timeout=0.05))
        except TimeoutError:
            print("<please wait>")
