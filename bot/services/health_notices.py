"""Operators hear when the exchanger doesn't answer, when changes or messages come late; and when all is well
again. What they were told is kept, so that a restart neither says it again nor forgets to end it."""

from dataclasses import dataclass
from enum import StrEnum

from bot.services.exchanger_health import ExchangerHealth
from bot.services.operators import Operators
from bot.storage.cursors import FEED_READ
from bot.storage.database import Database, Tx
from bot.storage.ids import now_ms

SITE_DOWN_MS = 60_000
CHANGES_LATE_MS = 90_000
MESSAGES_LATE_MS = 120_000
FAILURES = 2
"""One call that takes long to fail says little."""
TICKS = 4
"""That many reads of the list in a row must have failed, where it is read rarely."""


class Matter(StrEnum):
    SITE = "site"
    CHANGES = "changes"
    MESSAGES = "messages"


@dataclass(frozen=True, slots=True)
class Found:
    """`bad_since`: None while all is well; then in UTC milliseconds. `is_long`: long enough to be told."""

    bad_since: int | None
    is_long: bool = False


WELL = Found(None)


class HealthNotices:
    """In the elected process only: the others' calls are few. `watch_interval` in seconds."""

    def __init__(
        self,
        database: Database,
        operators: Operators,
        exchanger_health: ExchangerHealth,
        watch_interval: float,
    ) -> None:
        self._database = database
        self._operators = operators
        self._exchanger_health = exchanger_health
        self._changes_late_ms = max(CHANGES_LATE_MS, round(TICKS * watch_interval * 1000))
        self._well_since = now_ms()
        """What has made things late before that gets as long to be caught up with: a stop of the bot, or the
        site away."""

    async def look(self) -> None:
        at = now_ms()
        site = self._site(at)
        async with self._database.reading() as tx:
            found: dict[Matter, Found | None] = {Matter.SITE: site}
            found[Matter.MESSAGES] = await self._messages(tx, at)
            if site is None or not site.is_long:  # else they are late for the same reason
                found[Matter.CHANGES] = await self._changes(tx, at)
            else:
                self._well_since = at
            told = {matter: await tx.cursors.get(_name(matter)) or 0 for matter in found}
        for matter, now in found.items():
            if now is not None and self._is_news(now, told[matter]):
                await self._tell(matter, now, told[matter], at)

    @staticmethod
    def _is_news(now: Found, told_since: int) -> bool:
        return bool(told_since) if now.bad_since is None else now.is_long and not told_since

    async def _tell(self, matter: Matter, now: Found, told_since: int, at: int) -> None:
        well, since = now.bad_since is None, now.bad_since or told_since
        async with self._database.transaction() as tx:
            await tx.cursors.put(_name(matter), 0 if well else since)
            if matter is Matter.SITE:
                await self._operators.tell_site(tx, is_up=well, since=since, at=at)
            else:
                await self._operators.tell_late(tx, matter, in_time=well, since=since, at=at)

    def _site(self, at: int) -> Found | None:
        """None: nobody has asked it lately."""
        failing_ms = round(self._exchanger_health.failing_for() * 1000)
        if failing_ms:
            is_long = failing_ms >= SITE_DOWN_MS and self._exchanger_health.failures >= FAILURES
            return Found(at - failing_ms, is_long)
        return WELL if self._exchanger_health.lately().calls else None

    async def _changes(self, tx: Tx, at: int) -> Found:
        """Of a key that may not read the list nothing is late."""
        read_at = await tx.cursors.get(FEED_READ)
        return self._late(read_at or None, self._changes_late_ms, at)

    async def _messages(self, tx: Tx, at: int) -> Found:
        return self._late((await tx.dashboard.backlog()).since, MESSAGES_LATE_MS, at)

    def _late(self, since: int | None, late_ms: int, at: int) -> Found:
        if since is None or at - since < late_ms:
            return WELL
        return Found(since, is_long=at - self._well_since >= late_ms)


def _name(matter: Matter) -> str:
    """Of when the trouble began that operators were told of; 0 once it is over."""
    return f"told-{matter}"
