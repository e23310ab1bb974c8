from concurrent import interpreters

SCRIPT = """
import decimal
decimal.getcontext().prec = 3
print("script:", decimal.Decimal(total) / 7)
print(unknown_name)
"""


def main() -> None:
    other = interpreters.create()
    try:
        other.prepare_main(total=100)
        other.exec(SCRIPT)
    except interpreters.ExecutionFailed as error:
        print("script failed:", str(error).splitlines()[0])
    finally:
        other.close()


if __name__ == "__main__":
    main()
