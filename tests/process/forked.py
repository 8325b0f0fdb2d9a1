"""A bot that need not be loaded: a copy of the one in loaded_bot.py, as a process that a test talks with."""

import asyncio
import json
import os
import signal
import socket
from collections.abc import AsyncIterator, Mapping, Sequence
from contextlib import asynccontextmanager, suppress
from pathlib import Path

from tests.servers import loaded_bot


class Forked:
    """What asyncio's Process is, of a process that another started; `ending`: its end, when it comes."""

    def __init__(self, pid: int, stdout: asyncio.StreamReader, ending: asyncio.Task[int]) -> None:
        self.pid = pid
        self.stdout = stdout
        self._ending = ending

    @property
    def returncode(self) -> int | None:
        return self._ending.result() if self._ending.done() else None

    def send_signal(self, number: int) -> None:
        if self.returncode is None:
            os.kill(self.pid, number)

    async def wait(self) -> int:
        return await asyncio.shield(self._ending)


@asynccontextmanager
async def forked(
    arguments: Sequence[str], folder: Path, environment: Mapping[str, str], errors: Path
) -> AsyncIterator[Forked]:
    """The bot with its standard error in that file; ended with the block."""
    nothing = os.open(os.devnull, os.O_RDONLY)
    printed, output = os.pipe()
    with errors.open("ab") as file, socket.socket(socket.AF_UNIX) as asking:
        asking.connect(loaded_bot())
        socket.send_fds(asking, [b"\0"], [nothing, output, file.fileno()])
        os.close(nothing)
        os.close(output)
        reader, writer = await asyncio.open_unix_connection(sock=asking.dup())
    asked = {"arguments": arguments, "folder": str(folder), "environment": dict(environment)}
    writer.write(json.dumps(asked).encode() + b"\n")
    pid = int(await reader.readline())
    stdout = asyncio.StreamReader()
    transport, _ = await asyncio.get_running_loop().connect_read_pipe(
        lambda: asyncio.StreamReaderProtocol(stdout), os.fdopen(printed, "rb")
    )
    process = Forked(pid, stdout, asyncio.create_task(_ending(reader)))
    try:
        yield process
    finally:
        with suppress(ProcessLookupError):  # it has ended, and we are about to hear of it
            process.send_signal(signal.SIGKILL)
        await process.wait()
        transport.close()
        writer.close()
        await writer.wait_closed()


async def _ending(reader: asyncio.StreamReader) -> int:
    return int(await reader.readline())
