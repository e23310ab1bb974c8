ITEMS = 10_000
COMPUTE = 1.0  # seconds for each item
READ = 0.1


def main() -> None:
    computing, reading = ITEMS * COMPUTE, ITEMS * READ
    total = computing + reading
    print(f"one after another: {total:,.0f} s")
    print(f"share of computing: {computing / total:.0%}")
    print(f"reading overlapped: {computing:,.0f} s at best")
    for cores in (2, 8):
        print(f"also on {cores} cores: {computing / cores:,.0f} s at best")


if __name__ == "__main__":
    main()
