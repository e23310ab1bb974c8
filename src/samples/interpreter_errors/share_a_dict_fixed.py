import json
from concurrent import interpreters

SCRIPT = """
import json
print("depth", json.loads(settings)["depth"])
"""


def main() -> None:
    other = interpreters.create()
    try:
        other.prepare_main(settings=json.dumps({"depth": 3}))
        other.exec(SCRIPT)
    finally:
        other.close()


if __name__ == "__main__":
    main()
