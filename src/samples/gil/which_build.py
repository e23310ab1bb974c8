import sys
import sysconfig


def built_without_gil() -> bool:
    """Whether this Python can run without the GIL."""
    return sysconfig.get_config_var("Py_GIL_DISABLED") == 1


def gil_is_on() -> bool:
    """Whether this process runs with the GIL now; before 3.13 every one does."""
    probe = getattr(sys, "_is_gil_enabled", None)
    return True if probe is None else probe()


def main() -> None:
    print("build:", "free-threaded" if built_without_gil() else "default")
    print("running:", "with the GIL" if gil_is_on() else "without the GIL")
    print("sys._is_gil_enabled:", hasattr(sys, "_is_gil_enabled"))


if __name__ == "__main__":
    main()
