"""`python -m bot`, loaded once: each test that starts it has a copy of its own, made by a fork.

Loading costs a second and a half of a processor, the same each time. What a start does after it is done by
the copy: it has its own process, files, environment and arguments, and ends as any other. `tests/servers.py`
starts this, for all of pytest's processes; `forked.py` asks it for a bot. It has no threads and no loop, so
nothing but what is loaded goes into a copy.
"""

import gc
import json
import os
import signal
import socket
import sys
from pathlib import Path
from typing import NoReturn

gc.disable()  # as bot/__main__.py does while it loads

from bot.quick_models import import_aiogram  # noqa: E402

import_aiogram()

from bot import doctor  # noqa: E402, F401  (what its commands load)
from bot.__main__ import main  # noqa: E402
from bot.app import ROOT  # noqa: E402
from bot.i18n import Translator  # noqa: E402
from bot.sandbox import demo  # noqa: E402, F401
from bot.storage import move  # noqa: E402, F401

SOCKET = "bot.socket"
PID = "bot.pid"


def serve(folder: Path) -> int:
    """Until SIGTERM; this process ends as soon as the one that serves is ready."""
    Translator.load(ROOT / "locales")  # what it reads is kept
    gc.freeze()
    listener = socket.socket(socket.AF_UNIX)
    listener.bind(str(folder / SOCKET))
    listener.listen()
    if server := os.fork():
        (folder / PID).write_text(str(server))
        return 0
    os.setsid()
    signal.signal(signal.SIGTERM, lambda *_: _end(folder))
    signal.signal(signal.SIGCHLD, signal.SIG_IGN)  # nobody asks how a copy's keeper ended
    while True:
        connection, _ = listener.accept()
        if os.fork() == 0:
            listener.close()
            return _start(connection)
        connection.close()


def _end(folder: Path) -> NoReturn:
    (folder / PID).unlink()
    os._exit(0)


def _start(connection: socket.socket) -> int:
    """In a process of its own, which tells the bot's number, and how it ended."""
    for number in (signal.SIGTERM, signal.SIGINT, signal.SIGCHLD):
        signal.signal(number, signal.SIG_DFL)
    _, outputs, _, _ = socket.recv_fds(connection, 1, 2)
    with connection, connection.makefile("rw") as line:
        asked = json.loads(line.readline())
        if pid := os.fork():
            line.write(f"{pid}\n")
            line.flush()
            _, status = os.waitpid(pid, 0)
            line.write(f"{os.waitstatus_to_exitcode(status)}\n")
            line.flush()
            os._exit(0)
    return _become(asked["arguments"], asked["folder"], asked["environment"], outputs)


def _become(arguments: list[str], folder: str, environment: dict[str, str], outputs: list[int]) -> int:
    os.setsid()
    os.chdir(folder)
    for number, output in enumerate(outputs, start=1):
        os.dup2(output, number)
        os.close(output)
    os.environ.clear()
    os.environ.update(environment)
    sys.argv[1:] = arguments
    return main()


if __name__ == "__main__":
    sys.exit(serve(Path(sys.argv[1])))
