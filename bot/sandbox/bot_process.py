"""The bot as a process of its own, started and ended as an operator does it."""

import asyncio
import os
import signal
import sys
from asyncio.subprocess import PIPE, Process
from collections.abc import AsyncIterator, Mapping
from contextlib import asynccontextmanager, suppress
from typing import Any

import aiohttp

from bot.app import ROOT
from bot.settings import Settings

PATIENCE = 60.0
"""Seconds for a start or an end, on a machine that is busy with something else."""


class BotProcess:
    """Runs `python -m bot` with these settings; what it logs stands in this process's own output."""

    def __init__(self, settings: Settings) -> None:
        self._settings = settings
        self._process: Process | None = None

    async def start(self) -> None:
        """Until it answers as healthy."""
        environment = {**foreign_environment(), **as_environment(self._settings), "PYTHONPATH": str(ROOT)}
        command = (sys.executable, "-m", "bot")
        self._process = await asyncio.create_subprocess_exec(*command, env=environment, stdin=PIPE)
        await until_healthy(self._settings.http_port)

    async def end(self) -> int:
        """By SIGTERM, as a restart does it; its exit code."""
        if self._process is None:
            return 0
        with suppress(ProcessLookupError):
            self._process.send_signal(signal.SIGTERM)
        async with asyncio.timeout(PATIENCE):
            code = await self._process.wait()
        self._process = None
        return code


@asynccontextmanager
async def bot_process(settings: Settings) -> AsyncIterator[BotProcess]:
    """From when it is healthy; ended with the block."""
    made = BotProcess(settings)
    await made.start()
    try:
        yield made
    finally:
        await made.end()


def as_environment(settings: Settings) -> dict[str, str]:
    """The settings as an operator writes them."""
    values = settings.model_dump(exclude_defaults=True)
    return {name.upper(): _text(value) for name, value in values.items()}


def foreign_environment() -> Mapping[str, str]:
    """This process's, without what sets the bot up."""
    ours = {name.upper() for name in Settings.model_fields}
    return {name: value for name, value in os.environ.items() if name.upper() not in ours}


def _text(value: Any) -> str:
    if isinstance(value, frozenset):
        return ",".join(map(str, sorted(value)))
    return str(getattr(value, "get_secret_value", lambda: value)())


async def until_healthy(port: int) -> dict[str, Any]:
    """What /healthz says as soon as it answers with 200."""
    async with asyncio.timeout(PATIENCE), aiohttp.ClientSession() as session:
        while True:
            with suppress(aiohttp.ClientConnectionError):
                async with session.get(f"http://127.0.0.1:{port}/healthz") as response:
                    if response.status == 200:
                        answer: dict[str, Any] = await response.json()
                        return answer
            await asyncio.sleep(0.1)
