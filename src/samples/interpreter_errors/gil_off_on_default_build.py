import os
import subprocess
import sys

environment = {**os.environ, "PYTHON_GIL": "0"}
command = [sys.executable, "-c", "print('worker started')"]
worker = subprocess.run(command, env=environment)
sys.exit(worker.returncode)
