import multiprocessing
from concurrent.futures import ProcessPoolExecutor

rate = 0.0


def set_rate(value: float) -> None:
    global rate
    rate = value


def price(net: float) -> float:
    return net * (1 + rate)


def main() -> None:
    context = multiprocessing.get_context("spawn")
    set_rate(0.25)
    with ProcessPoolExecutor(1, mp_context=context) as pool:
        print("without initializer:", list(pool.map(price, [4, 8])))
    with ProcessPoolExecutor(
        1, mp_context=context, initializer=set_rate, initargs=(rate,)
    ) as pool:
        print("with initializer:", list(pool.map(price, [4, 8])))


if __name__ == "__main__":
    main()
