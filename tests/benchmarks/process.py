"""The processes of a benchmark: each side a bot of its own between stubs of its own."""

import asyncio
import json
import os
import signal
import sys
from asyncio.subprocess import PIPE, Process
from collections.abc import AsyncIterator, Mapping
from contextlib import AsyncExitStack, asynccontextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import aiohttp

from bot.app import ROOT

PATIENCE = 60
TICKS = os.sysconf("SC_CLK_TCK")
TESTS = Path(__file__).parent.parent
"""Where what is measured beside ours is found by itself, with aiogram as it comes."""
TOKEN = "1:bench"  # noqa: S105 - the stub takes any
KEY = "k" * 32


@dataclass(frozen=True, slots=True)
class Child:
    process: Process
    log: Path

    @property
    def pid(self) -> int:
        return self.process.pid

    def cpu(self) -> float:
        """Seconds of CPU that it has used until now, all its threads together."""
        return sum(_stat(self.pid)[11:13]) / TICKS

    def memory(self) -> float:
        """Megabytes of memory that it has to itself and its share of what it shares."""
        rollup = Path(f"/proc/{self.pid}/smaps_rollup").read_text()
        return int(rollup.partition("\nPss:")[2].split()[0]) / 1024

    async def line(self) -> str:
        """What it says next."""
        if self.process.stdout is None:
            raise RuntimeError("its output is not read")
        async with asyncio.timeout(PATIENCE):
            line = await self.process.stdout.readline()
        if not line:
            raise RuntimeError(f"it ended: {self.log.read_text()[-3000:]}")
        return line.decode().strip()

    async def blocked(self) -> tuple[float, float]:
        """Seconds that its loop stood still at most since this was last asked, and seconds of its CPU (see
        heartbeat.py)."""
        self.process.send_signal(signal.SIGUSR1)
        still, busy = (await self.line()).split()
        return float(still), float(busy)


def cpu_with_children(pid: int) -> float:
    """Seconds of CPU of a process and of those that it started, also of those that have ended."""
    children = Path(f"/proc/{pid}/task/{pid}/children").read_text().split()
    return (sum(_stat(pid)[11:15]) + sum(sum(_stat(int(child))[11:13]) for child in children)) / TICKS


def _stat(pid: int) -> list[int]:
    """What follows the process's name and its state, which has no number: from there on as /proc's manual
    counts, less three."""
    return [0, *map(int, Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()[1:])]


@asynccontextmanager
async def started(module: str, *arguments: str, log: Path, **environment: str) -> AsyncIterator[Child]:
    """`python -m <module>` with nothing of our own environment, ended after the block."""
    with log.open("ab") as errors:
        process = await asyncio.create_subprocess_exec(
            *(sys.executable, "-m", module, *arguments),
            cwd=log.parent,
            env={"PATH": os.environ["PATH"], "PYTHONPATH": str(ROOT), **environment},
            stdout=PIPE,
            stderr=errors,
        )
    try:
        yield Child(process, log)
    finally:
        if process.returncode is None:
            process.terminate()
        await process.wait()


@dataclass(frozen=True, slots=True)
class Side:
    """A bot with its stubs."""

    name: str
    bot: Child
    stubs: "Stubs"


@dataclass(frozen=True, slots=True)
class Stubs:
    telegram: str
    exchanger: str
    session: aiohttp.ClientSession

    async def do(self, command: str, **wishes: object) -> Any:
        """A command of stubs.py; what came of it."""
        async with self.session.post(f"{self.telegram}/bench/{command}", json=wishes) as answer:
            result = await answer.json()
        if isinstance(result, dict) and "error" in result:
            raise RuntimeError(result["error"])
        return result

    def settings(self, folder: Path) -> dict[str, str]:
        return settings_between(self.telegram, self.exchanger, folder)


def settings_between(telegram: str, exchanger: str, folder: Path) -> dict[str, str]:
    """The environment of a bot between those two addresses, with its database in the folder."""
    return {
        "BOT_TOKEN": TOKEN,
        "TELEGRAM_API_URL": telegram,
        "EXCHANGER_URL": exchanger,
        "EXCHANGER_LOGIN": KEY,
        "EXCHANGER_KEY": KEY,
        "EXCHANGER_CONCURRENCY": "100",
        "DATABASE_URL": f"sqlite:///{folder / 'bot.db'}",
        "MAX_OPEN_ORDERS": "1000",
        "MAX_ORDERS_PER_HOUR": "1000",
        "HTTP_PORT": "0",
    }


@asynccontextmanager
async def stubs(folder: Path, answers: Mapping[str, str]) -> AsyncIterator[Stubs]:
    file = _written(folder / "answers.json", answers)
    async with AsyncExitStack() as stack:
        child = await stack.enter_async_context(
            started("tests.benchmarks.stubs", str(file), log=folder / "stubs.log")
        )
        ports = json.loads(await child.line())
        unlimited = aiohttp.ClientTimeout(total=None)
        session = await stack.enter_async_context(aiohttp.ClientSession(timeout=unlimited))
        yield Stubs(
            f"http://127.0.0.1:{ports['telegram']}", f"http://127.0.0.1:{ports['exchanger']}", session
        )


@asynccontextmanager
async def our_side(
    name: str, folder: Path, answers: Mapping[str, str], **environment: str
) -> AsyncIterator[Side]:
    """The whole bot; `environment` changes its settings."""
    async with stubs(folder, answers) as world:
        wishes = {**world.settings(folder), **environment}
        async with started("tests.benchmarks.our_bot", log=folder / "bot.log", **wishes) as bot:
            await bot.line()
            yield Side(name, bot, world)


@asynccontextmanager
async def bare_side(
    name: str, folder: Path, answers: Mapping[str, str], walks: object, **environment: str
) -> AsyncIterator[Side]:
    """The bare bot; `walks` as `recorded_walks` gives them."""
    async with stubs(folder, answers) as world:
        file = _written(folder / "walks.json", walks)
        wishes = {**world.settings(folder), "PYTHONPATH": f"{TESTS}:{ROOT}", **environment}
        async with started("benchmarks.bare_bot", str(file), log=folder / "bot.log", **wishes) as bot:
            await bot.line()
            yield Side(name, bot, world)


def _written(file: Path, data: object) -> Path:
    file.parent.mkdir(exist_ok=True)
    file.write_text(json.dumps(data))
    return file


async def recorded_walks(folder: Path, answers: Mapping[str, str]) -> dict[str, Any]:
    """What the whole bot answers to each step of the walk, in each language."""
    async with our_side("recording", folder, answers) as side:
        for language in ("en", "ru"):  # once for what is remembered of the site
            await side.stubs.do("walk", language=language)
        return {language: await side.stubs.do("walk", language=language) for language in ("en", "ru")}
