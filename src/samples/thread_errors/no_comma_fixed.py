from threading import Thread


def show_page(number: int) -> None:
    print("page", number)


thread = Thread(target=show_page, args=(7,))
thread.start()
thread.join()
