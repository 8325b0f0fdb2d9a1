"""The bot's own maintenance: while an operator has it on, no exchange is begun or gone on with. Orders that
exist are watched, told of, paid and cancelled all the same, and drafts stay as they are."""

from collections.abc import Sequence
from dataclasses import dataclass

from bot.errors import UnderMaintenance
from bot.i18n import Html
from bot.services.audit import note
from bot.services.roles import Roles
from bot.services.switchboard import Switchboard
from bot.storage.database import Database
from bot.storage.ids import now_ms
from bot.wake import Wake

SWITCH = "maintenance"
TEXT = "maintenance-text:"
"""With the language behind."""
MAINTENANCE_OVER = "maintenance-over"
"""The kind of the message that says so."""
MOST_UNITS = 2000
"""Of a text: it fits a message with all that stands around it."""


@dataclass(frozen=True, slots=True)
class SwitchedOn:
    """When, in UTC milliseconds, and by which operator."""

    since: int
    by: int


class Maintenance:
    """Looking at it costs nothing; while it is on, `check` reads who it is."""

    def __init__(
        self, database: Database, switchboard: Switchboard, roles: Roles, locales: Sequence[str]
    ) -> None:
        self._database = database
        self._switchboard = switchboard
        self._roles = roles
        self.locales = locales

    @property
    def on(self) -> SwitchedOn | None:
        value = self._switchboard.value(SWITCH)
        return SwitchedOn(value["since"], value["by"]) if value else None

    @property
    def is_on(self) -> bool:
        return self._switchboard.value(SWITCH) is not None

    def own_text(self, locale: str) -> Html | None:
        """What operators have written in that language; without it the bot has words of its own."""
        text = self._switchboard.value(f"{TEXT}{locale}")
        return Html(text) if text else None

    async def stops(self, user_id: int) -> bool:
        """Operators go on: they can try things out meanwhile."""
        return self.is_on and await self._roles.of(user_id) is None

    async def check(self, user_id: int, locale: str, *, midway: bool) -> None:
        """UnderMaintenance for who can't exchange now. Who is stopped `midway` is told when it is over."""
        if not await self.stops(user_id):
            return
        if midway:
            async with self._database.at_once() as tx:
                await tx.maintenance_met.add(user_id, now_ms())
        raise UnderMaintenance(self.own_text(locale))

    async def turn_on(self, by: int) -> None:
        """Once: a second tap, or another operator's, changes nothing."""
        async with self._switchboard.changing() as tx:
            if await self._switchboard.newest(tx, SWITCH) is not None:
                return
            await self._switchboard.put(tx, SWITCH, {"since": now_ms(), "by": by}, by)
            await note(tx, by, "maintenance-on")

    async def turn_off(self, by: int) -> None:
        async with self._switchboard.changing() as tx:
            on = await self._switchboard.newest(tx, SWITCH)
            if on is None:
                return
            await self._switchboard.put(tx, SWITCH, None, by)
            await note(tx, by, "maintenance-off", minutes=max(now_ms() - on["since"], 0) // 60_000)

    async def set_text(self, locale: str, text: Html | None, by: int) -> None:
        """None: the bot's own words again."""
        async with self._switchboard.changing() as tx:
            await self._switchboard.put(tx, f"{TEXT}{locale}", text, by)
            action = "maintenance-text" if text else "maintenance-text-default"
            await note(tx, by, action, language=locale)


class MaintenanceOver:
    """Who was stopped midway is told that they can go on: once, when maintenance is over."""

    def __init__(self, database: Database, switchboard: Switchboard, outbox_wake: Wake) -> None:
        self._database = database
        self._switchboard = switchboard
        self._outbox_wake = outbox_wake

    async def tell(self, most: int) -> int:
        """So many people at most; how many it were. Whoever is told isn't waiting for it any more."""
        if self._switchboard.value(SWITCH) is not None:
            return 0
        async with self._database.reading() as tx:
            waiting = await tx.maintenance_met.first(most)
        for user_id in waiting:
            await self._tell(user_id)
        if waiting:
            self._outbox_wake.now()
        return len(waiting)

    async def _tell(self, user_id: int) -> None:
        async with self._database.transaction() as tx:
            if await tx.maintenance_met.take(user_id):  # the chat with a person has the person's id
                await tx.outbox.add(user_id, MAINTENANCE_OVER, None, "{}", now_ms())
