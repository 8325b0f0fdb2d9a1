"""Several processes of the bot on one PostgreSQL, each behind a door of its own to Telegram."""

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass, field
from typing import Any

from bot.workers.election import ELECTED, STANDING_BY
from tests.conftest import Product
from tests.dialogue.orders import titled
from tests.dialogue.talk import Talk
from tests.process.crossing import Crossing
from tests.process.program import Program, healthy, unused_port


@dataclass
class Replicas:
    """`shared`: settings that are the same for all."""

    sides: Product
    crossing: Crossing
    shared: dict[str, Any] = field(default_factory=dict)

    @asynccontextmanager
    async def start(self, door: str, **changes: Any) -> AsyncIterator[Program]:
        """Healthy; ended with the block."""
        own = {"telegram_api_url": self.crossing.url(door), "http_port": unused_port()}
        folder = self.sides.folder / door
        folder.mkdir(exist_ok=True)
        async with healthy(folder, self.sides.settings(**{**own, **self.shared, **changes})) as running:
            yield running


def pushes(talk: Talk, status: str) -> int:
    """Messages of their own that tell of the status."""
    opens, title = talk.t.plain("push-open"), titled(talk, status)
    shown = [message for message in talk.customer.messages if message.by_bot and title in message.text]
    return sum(opens in talk.labels(message) for message in shown)


def is_elected(running: Program) -> bool:
    return ELECTED in _last_said(running)


def stands_by(running: Program) -> bool:
    return STANDING_BY in _last_said(running)


def _last_said(running: Program) -> str:
    """By its log about the election."""
    said = [line for line in running.errors.splitlines() if " bot.workers.election " in line]
    return said[-1] if said else ""
