"""When the bot is killed: mostly while a call of its is under way, which the two servers see begin."""

import asyncio
from collections.abc import Sequence
from random import Random

from bot.sandbox.exchanger import Bid, SandboxExchanger
from bot.sandbox.exchanger.api import Request
from bot.sandbox.exchanger.faults import Fault
from bot.sandbox.telegram.faults import Fault as TelegramFault
from bot.sandbox.telegram.faults import Faults as TelegramFaults
from tests.chaos.fleet import Fleet

MOMENTS = ("create", "made", "pay", "send", "edit", "create", "send", "any")
"""create: as the site hears of an order; made: as it has made it, before its answer; pay: paying or
cancelling; send, edit: before Telegram answers; any: whatever is going on."""
METHODS = {
    "create_bid": "create",
    "pay_bid": "pay",
    "cancel_bid": "pay",
    "sendmessage": "send",
    "editmessagetext": "edit",
}
HEARS = {"getupdates", "getwebhookinfo"}
"""What a bot that is at work asks, by polling and by webhook."""
UNKNOWN = {"lose_request", "lose_answer", "cut_body", "html_page", "empty_body", "junk", "http"} | {
    "wrong_types",
    "wrong_shape",
}
"""Faults after which the bot can't know whether an order was made."""
PATIENCE = 5.0
"""Seconds that a moment is waited for; then any call under way will do."""


class BotEndedError(Exception):
    """The bot ended by itself."""


class Killer:
    """`unknown`: how many create_bid calls ended so that the bot could not know what came of them."""

    def __init__(self, bot: Fleet, exchanger: SandboxExchanger, seed: str, pause: float) -> None:
        self.kills = 0
        self.in_flight = 0
        self.unknown = 0
        self._bot, self._chance, self._pause = bot, Random(seed), pause  # noqa: S311  (chance, not secrets)
        self._waits_for: set[str] = set()
        self._struck = asyncio.Event()
        self._hears = asyncio.Event()
        self._creating: set[int] = set()
        exchanger.api.began.append(self._call_began)
        exchanger.api.ended.append(self._call_ended)
        exchanger.ledger.subscribe(self._order_came)

    async def kill(self) -> None:
        """Lets the bot get to work, waits for a moment, kills it, and starts it again."""
        await self._hears.wait()
        await asyncio.sleep(self._chance.uniform(0.3, 1) * self._pause)
        if not self._bot.is_up:
            raise BotEndedError
        moment = self._chance.choice(MOMENTS)
        if moment == "any" or not (await self._comes({moment}) or await self._comes(set(MOMENTS))):
            self._strike("any")
        self._struck.clear()
        self._hears.clear()
        await self._bot.start()

    async def _comes(self, moments: set[str]) -> bool:
        """Waits for one of the moments, which is the bot's last."""
        self._waits_for = moments
        try:
            async with asyncio.timeout(PATIENCE):
                await self._struck.wait()
        except TimeoutError:
            return False
        return True

    def telegram_call(self, method: str) -> None:
        if method in HEARS:
            self._hears.set()
        self._moment(METHODS.get(method))

    def _call_began(self, call: Request) -> None:
        if call.method == "create_bid":
            self._creating.add(id(call))
        self._moment(METHODS.get(call.method))

    def _call_ended(self, call: Request, hit: Sequence[Fault]) -> None:
        if id(call) in self._creating:
            self._creating.discard(id(call))
            self.unknown += any(fault.kind in UNKNOWN for fault in hit)

    def _order_came(self, _bid: Bid, before: str | None) -> None:
        if before is None:
            self._moment("made")

    def _moment(self, name: str | None) -> None:
        if name is not None and name in self._waits_for:
            self._strike(name)

    def _strike(self, moment: str) -> None:
        self._waits_for = set()
        if self._bot.kill():
            self.kills += 1
            self.in_flight += moment != "any"
        self.unknown += len(self._creating)
        self._creating.clear()
        self._struck.set()


class WatchedFaults(TelegramFaults):
    """Telegram's faults, which see each Bot API call begin."""

    def __init__(self, seed: int, killer: Killer) -> None:
        super().__init__(seed)
        self._killer = killer

    def strike(self, method: str) -> TelegramFault | None:
        self._killer.telegram_call(method)
        return super().strike(method)
