"""Telling the operators of what they should know: in the transaction that records it, so it is neither lost
nor told twice."""

import json
from collections.abc import Collection

from bot.services.messages import UnclearMessage
from bot.services.notices import SWITCH, NoticeKind
from bot.services.statuses import Group, group_of, is_payment
from bot.services.switchboard import Switchboard
from bot.storage.database import Tx


class Operators:
    """`owners`: of ADMIN_IDS; `chat_id`, `topic_id`: where operators are told, if not each in their own chat:
    0 where there is none."""

    def __init__(
        self, owners: Collection[int], chat_id: int, switchboard: Switchboard, topic_id: int = 0
    ) -> None:
        self.chat_id = chat_id
        self.topic_id = topic_id
        self._is_somebody_told = bool(owners or chat_id)
        self._switchboard = switchboard

    async def tell_unclear(self, tx: Tx, bid_id: int, message: UnclearMessage, at: int) -> None:
        """In the transaction that notes that they were told."""
        unclear, since = message.unclear, message.since
        await self._tell(tx, NoticeKind.UNCLEAR, bid_id, at, unclear=unclear, since=since, clear=False)

    async def tell_clear(self, tx: Tx, bid_id: int, message: UnclearMessage, at: int) -> None:
        """That what they were told of needs nobody any more; in the transaction that ends it."""
        unclear, since = message.unclear, message.since
        await self._tell(tx, NoticeKind.UNCLEAR, bid_id, at, unclear=unclear, since=since, clear=True)

    async def tell_made(self, tx: Tx, bid_id: int, at: int) -> None:
        """The site has a new order."""
        await self._tell(tx, NoticeKind.MADE, bid_id, at)

    async def tell_status(self, tx: Tx, bid_id: int, before: str, status: str, title: str, at: int) -> None:
        """A status that an order came to, if they should know of it."""
        if group_of(status) is Group.ATTENTION and status != before:
            await self._tell(tx, NoticeKind.ATTENTION, bid_id, at, status=status, title=title)
        elif is_payment(before, status):
            await self._tell(tx, NoticeKind.PAID, bid_id, at, status=status, title=title)

    async def tell_stuck(self, tx: Tx, bid_id: int, status: str, since: int, at: int) -> None:
        """An order that has been in the status since then, too long; in the transaction that notes it."""
        await self._tell(tx, NoticeKind.STUCK, bid_id, at, status=status, since=since)

    async def tell_payout(self, tx: Tx, payout_id: int, outcome: str, at: int) -> None:
        """`outcome`: refused, failed or unclear."""
        await self._tell(tx, NoticeKind.PAYOUT, None, at, payout=payout_id, outcome=outcome)

    async def tell_site(self, tx: Tx, *, is_up: bool, since: int, at: int) -> None:
        """The exchanger has given no good answer since then; or it does again."""
        await self._tell(tx, NoticeKind.SITE, None, at, up=is_up, since=since)

    async def tell_late(self, tx: Tx, what: str, *, in_time: bool, since: int, at: int) -> None:
        """`what`: changes or messages."""
        await self._tell(tx, NoticeKind.LATE, None, at, what=what, in_time=in_time, since=since)

    async def tell_error(self, tx: Tx, error: str, place: str, number: str, at: int) -> None:
        """`error`: its class; `place`: of the program; `number`: by which it is found in the log."""
        await self._tell(tx, NoticeKind.ERROR, None, at, error=error, place=place, number=number)

    def is_told(self, kind: NoticeKind) -> bool:
        return self._switchboard.value(f"{SWITCH}{kind}") is not False

    async def _tell(self, tx: Tx, kind: NoticeKind, bid_id: int | None, at: int, **about: str | int) -> None:
        if self.is_told(kind) and (self._is_somebody_told or await tx.operators.is_there_any()):
            await tx.notices.add(kind, bid_id, json.dumps(about, ensure_ascii=False), at)
