from concurrent import interpreters

SCRIPT = """
print("depth", settings["depth"])
"""


def main() -> None:
    other = interpreters.create()
    try:
        other.prepare_main(settings={"depth": 3})
        other.exec(SCRIPT)
    finally:
        other.close()


if __name__ == "__main__":
    main()
