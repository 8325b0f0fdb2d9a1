"""The bot as a process that is killed and started again."""

import asyncio
import os
import signal
import sys
from asyncio.subprocess import PIPE, Process
from collections.abc import Mapping
from pathlib import Path
from types import TracebackType
from typing import Self

from bot.app import ROOT

PATIENCE = 60


class BotProcess:
    """`kill` strikes at once, wherever the caller stands: no await lies between the wish and the end."""

    def __init__(self, folder: Path, settings: Mapping[str, str]) -> None:
        self._folder, self._settings = folder, settings
        self._nursery: Process | None = None
        self._pid: int | None = None

    async def __aenter__(self) -> Self:
        environment = {"PATH": os.environ["PATH"], "PYTHONPATH": str(ROOT), **self._settings}
        with self._log.open("ab") as log:
            self._nursery = await asyncio.create_subprocess_exec(
                *(sys.executable, "-m", "tests.chaos.hurried_bot"),
                cwd=self._folder,
                env=environment,
                stdin=PIPE,
                stdout=PIPE,
                stderr=log,
            )
        return self

    async def __aexit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.kill()
        if self._nursery is not None:
            await self._nursery.communicate(b"")

    @property
    def is_up(self) -> bool:
        return self._pid is not None and _is_alive(self._pid)

    async def start(self) -> None:
        """At once after a kill; the one before is gone by then."""
        if self._nursery is None or self._nursery.stdin is None or self._nursery.stdout is None:
            raise RuntimeError("a BotProcess is used inside `async with`")
        async with asyncio.timeout(PATIENCE):
            while self.is_up:  # noqa: ASYNC110 - the end of another's child can only be looked for
                await asyncio.sleep(0.005)
            self._nursery.stdin.write(b"start\n")
            line = await self._nursery.stdout.readline()
        if not line:
            raise RuntimeError(f"the bot could not be loaded:\n{self.log[-3000:]}")
        self._pid = int(line)

    def kill(self) -> bool:
        """SIGKILL; False when there is nobody to kill."""
        if self._pid is None or not _is_alive(self._pid):
            return False
        os.kill(self._pid, signal.SIGKILL)
        return True

    @property
    def log(self) -> str:
        return self._log.read_text("utf-8", errors="replace")

    @property
    def _log(self) -> Path:
        return self._folder / "bot.log"


def _is_alive(pid: int) -> bool:
    try:
        os.kill(pid, 0)
    except ProcessLookupError:
        return False
    return True
