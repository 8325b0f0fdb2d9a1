"""A process that has loaded what takes long: who needs one like it is given a copy, made by a fork.

The copy has its own process, files, environment and arguments, and ends as any other. Whoever asks, by the
socket in the folder, sends its input and outputs, says what it is to do where, and is told its number and how
it ended. The process has no threads and no loop, so nothing but what is loaded goes into a copy.
"""

import gc
import json
import os
import signal
import socket
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path
from threading import Thread, active_count
from typing import NoReturn

SOCKET = "socket"
PID = "pid"
FILES = 3
Start = Callable[[list[str]], int]


def serve(folder: Path, start: Start) -> int:
    """Until SIGTERM; this process ends as soon as the one that serves is ready. A copy does `start`."""
    assert active_count() == 1
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
            return _copy(connection, start)
        connection.close()


def _end(folder: Path) -> NoReturn:
    (folder / PID).unlink()
    os._exit(0)


def _copy(connection: socket.socket, start: Start) -> int:
    """In a process of its own, which keeps it."""
    for number in (signal.SIGTERM, signal.SIGINT, signal.SIGCHLD):
        signal.signal(number, signal.SIG_DFL)
    _, files, _, _ = socket.recv_fds(connection, 1, FILES)
    with connection, connection.makefile("rw") as line:
        asked = json.loads(line.readline())
        if pid := os.fork():
            Thread(target=_end_with, args=(connection, pid), daemon=True).start()
            line.write(f"{pid}\n")
            line.flush()
            _, status = os.waitpid(pid, 0)
            line.write(f"{os.waitstatus_to_exitcode(status)}\n")
            line.flush()
            os._exit(0)
    _settle(asked["folder"], asked["environment"], files)
    return start(asked["arguments"])


def _end_with(connection: socket.socket, pid: int) -> None:
    """Who asked for the copy says nothing more: when they are gone, it goes too."""
    with suppress(ConnectionError):
        connection.recv(1)
    with suppress(ProcessLookupError):
        os.kill(pid, signal.SIGKILL)


def _settle(folder: str, environment: dict[str, str], files: list[int]) -> None:
    os.setsid()
    os.chdir(folder)
    for number, file in enumerate(files):
        os.dup2(file, number)
        os.close(file)
    os.environ.clear()
    os.environ.update(environment)
