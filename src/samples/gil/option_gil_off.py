import subprocess
import sys


def main() -> None:
    command = [sys.executable, "-X", "gil=0", "-c", "print('it runs')"]
    done = subprocess.run(command, capture_output=True, text=True)
    print((done.stdout or done.stderr).splitlines()[0])
    print("exit code", done.returncode)


if __name__ == "__main__":
    main()
