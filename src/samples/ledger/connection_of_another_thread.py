import sqlite3
import threading


def main() -> None:
    connection = sqlite3.connect(":memory:")

    def ask() -> None:
        try:
            connection.execute("select 1")
        except sqlite3.ProgrammingError as error:
            print("ProgrammingError:", str(error).split(".")[0])

    thread = threading.Thread(target=ask)
    thread.start()
    thread.join()
    connection.close()


if __name__ == "__main__":
    main()
