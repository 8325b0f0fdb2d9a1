"""In the place of a Python that pytest starts: has a copy of the one that is loaded do its work.

Imports little, as all it does is to start and to end.
"""

import json
import os
import signal
import socket
import sys

signal.signal(signal.SIGINT, signal.SIG_IGN)  # pytest hears it, and ends the copy
with socket.socket(socket.AF_UNIX) as asking:
    asking.connect(sys.argv[1])
    socket.send_fds(asking, [b"\0"], [0, 1, 2])
    asked = {"arguments": [], "folder": os.getcwd(), "environment": dict(os.environ)}  # noqa: PTH109 - see above
    with asking.makefile("rw") as line:
        line.write(json.dumps(asked) + "\n")
        line.flush()
        _number, code = line.readline(), line.readline()
sys.exit(int(code or 1))
