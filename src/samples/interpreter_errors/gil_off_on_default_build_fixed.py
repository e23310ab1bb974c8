import os
import subprocess
import sys
import sysconfig

environment = {**os.environ}
if sysconfig.get_config_var("Py_GIL_DISABLED"):
    environment["PYTHON_GIL"] = "0"
command = [sys.executable, "-c", "print('worker started')"]
worker = subprocess.run(command, env=environment)
sys.exit(worker.returncode)
