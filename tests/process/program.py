"""The bot as a process of its own, as an operator starts it."""

import asyncio
import os
import signal
import socket
import sys
from asyncio.subprocess import PIPE, Process
from collections.abc import AsyncIterator, Callable, Mapping
from contextlib import AbstractAsyncContextManager, asynccontextmanager, suppress
from pathlib import Path

from bot.app import ROOT
from bot.sandbox.bot_process import as_environment, foreign_environment, until_healthy
from bot.settings import Settings
from tests.process.forked import Forked, forked

Bot = Callable[..., AbstractAsyncContextManager["Program"]]
PATIENCE = 60
"""Seconds that anything here may take at most, on a machine that is busy with something else."""


class Program:
    """A running `python -m bot …`. What it writes to standard error is kept in a file."""

    def __init__(self, process: Process | Forked, errors: Path) -> None:
        self._process = process
        self._errors = errors
        self.printed = ""

    async def prints(self, words: str) -> str:
        """Waits for a line with these words; the line."""
        assert self._process.stdout is not None
        async with asyncio.timeout(PATIENCE):
            async for raw in self._process.stdout:
                line = raw.decode()
                self.printed += line
                if words in line:
                    return line
        raise AssertionError(f"{words!r} was never printed.\n{self.printed}\n{self.errors}")

    @property
    def errors(self) -> str:
        return self._errors.read_text(encoding="utf-8")

    def send(self, number: signal.Signals) -> None:
        self._process.send_signal(number)

    async def ended(self) -> int:
        """Waits for the end; the exit code. No process of it is left."""
        assert self._process.stdout is not None
        async with asyncio.timeout(PATIENCE):
            self.printed += (await self._process.stdout.read()).decode()
            code = await self._process.wait()
        with suppress(ProcessLookupError):
            os.killpg(self._process.pid, signal.SIGKILL)
            raise AssertionError("it left a process of its own behind")
        return code

    async def end(self, number: signal.Signals = signal.SIGTERM) -> int:
        self.send(number)
        return await self.ended()


@asynccontextmanager
async def running(
    *command: str | Path, folder: Path, environment: Mapping[str, str], errors: Path
) -> AsyncIterator[Program]:
    """The command, in a folder and with nothing but this environment; ended with the block."""
    with errors.open("a", encoding="utf-8") as file:
        process = await asyncio.create_subprocess_exec(
            *command, cwd=folder, env=environment, stdout=PIPE, stderr=file, start_new_session=True
        )
    try:
        yield Program(process, errors)
    finally:
        if process.returncode is None:
            process.kill()
        await process.communicate()


@asynccontextmanager
async def program(*arguments: str, folder: Path, **variables: str) -> AsyncIterator[Program]:
    """`python -m bot` with the arguments, in a folder without a `.env`; ended with the block.

    A copy of one that is loaded (tests/process/loaded_bot.py); `whole_program` has the command itself.
    """
    errors = folder / "stderr.txt"
    async with forked(arguments, folder, _environment(variables), errors) as process:
        yield Program(process, errors)


@asynccontextmanager
async def whole_program(*arguments: str, folder: Path, **variables: str) -> AsyncIterator[Program]:
    """Likewise, from its very beginning."""
    command = (sys.executable, "-m", "bot", *arguments)
    environment, errors = _environment(variables), folder / "stderr.txt"
    async with running(*command, folder=folder, environment=environment, errors=errors) as started:
        yield started


def _environment(variables: Mapping[str, str]) -> dict[str, str]:
    return {**foreign_environment(), "PYTHONPATH": str(ROOT), "PYTHONWARNINGS": "default", **variables}


@asynccontextmanager
async def healthy(folder: Path, settings: Settings) -> AsyncIterator[Program]:
    """The bot at the port of its settings, from when it is healthy."""
    async with program(folder=folder, **as_environment(settings)) as running:
        await until_healthy(settings.http_port)
        yield running


def unused_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port: int = probe.getsockname()[1]
        return port


def is_listened_on(port: int) -> bool:
    with socket.socket() as probe:
        return probe.connect_ex(("127.0.0.1", port)) == 0
