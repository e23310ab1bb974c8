import asyncio
import multiprocessing
import os
import sys
import time


def main() -> None:
    print("system:", sys.platform)
    print("start method:", multiprocessing.get_start_method())
    print("to choose from:", multiprocessing.get_all_start_methods())
    print("cores of the machine:", os.cpu_count())
    if hasattr(os, "process_cpu_count"):  # 3.13
        print("cores this process may use:", os.process_cpu_count())
    loop = asyncio.new_event_loop()
    print("event loop:", type(loop).__name__)
    loop.close()
    print("clock step:", time.get_clock_info("monotonic").resolution, "s")


if __name__ == "__main__":
    main()
