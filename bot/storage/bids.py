"""Orders, from the moment they are confirmed in the chat.

What moves an order from one stage to another answers None when somebody else was first.
"""

from dataclasses import dataclass
from typing import Literal

from bot.storage.ids import is_nobody
from bot.storage.table import Table, row, rows

Stage = Literal["creating", "checking", "open", "closed", "refused", "failed"]
"""creating: the call is to be made or under way; checking: its outcome is unknown and is being looked up;
open, closed: it exists at the exchanger; refused: the exchanger said no; failed: never made there, as far as
its list told."""


@dataclass(frozen=True, slots=True)
class Bid:
    id: int  # our api_id
    user_id: int
    chat_id: int
    draft_id: int
    lang: str
    direction_id: int
    request: str  # JSON: what was asked
    stage: Stage
    site_id: int | None
    hash: str | None
    status: str | None
    snapshot: str | None  # JSON: the exchanger's last answer about it
    snapshot_at: int | None
    card_message_id: int | None
    trouble: str | None  # JSON: why refused or failed
    created_at: int
    updated_at: int
    look_at: int | None  # when bid_info is asked next; None when nothing calls for it
    callback_token: str | None  # what only the site knows, in the order's callback_url
    called_at: int | None  # when the last create_bid began
    feed_from: int | None  # the feed's cursor before that, in the site's clock
    erased_at: int | None  # since when the customer's details are gone
    replaced_by: int | None  # the newer one that this one, which was not made, was corrected into
    code_message_id: int | None = None  # the photo to pay by; None when none is in the chat
    stuck_told: int | None = None  # updated_at of the status that operators were told it is stuck in

    @property
    def is_nobodys(self) -> bool:
        """The customer has had all of theirs erased: nobody is told of it, and no details are kept anew."""
        return is_nobody(self.user_id)


@dataclass(frozen=True, slots=True)
class Watched:
    id: int
    site_id: int


class Bids(Table):
    async def add(
        self,
        *,
        id: int,
        user_id: int,
        chat_id: int,
        draft_id: int,
        lang: str,
        direction_id: int,
        request: str,
        at: int,
        callback_token: str | None,
        look_at: int | None = None,
    ) -> Bid | None:
        """A bid in stage `creating`, its id from `new_id()`; None when the draft already has one."""
        record = await self._sql.add(
            self._connection,
            id=id,
            user_id=user_id,
            chat_id=chat_id,
            draft_id=draft_id,
            lang=lang,
            direction_id=direction_id,
            request=request,
            at=at,
            callback_token=callback_token,
            look_at=look_at,
        )
        return row(Bid, record)

    async def get(self, id: int) -> Bid | None:
        return row(Bid, await self._sql.get(self._connection, id=id))

    async def hold(self, id: int) -> Bid | None:
        """As it is now; until the transaction ends nobody else changes it, or passes here for it."""
        return row(Bid, await self._sql.hold(self._connection, id=id))

    async def by_draft(self, draft_id: int) -> Bid | None:
        return row(Bid, await self._sql.by_draft(self._connection, draft_id=draft_id))

    async def by_callback(self, callback_token: str) -> Bid | None:
        return row(Bid, await self._sql.by_callback(self._connection, callback_token=callback_token))

    async def made(
        self,
        id: int,
        *,
        site_id: int,
        hash: str | None,
        status: str | None,
        snapshot: str | None,
        at: int,
        stage: Stage,
        look_at: int | None,
    ) -> Bid | None:
        """The exchanger has it: now `open`, or `closed` when it was found late; also when it was said not to
        be made. None when it was known to be made."""
        record = await self._sql.made(
            self._connection,
            id=id,
            site_id=site_id,
            hash=hash,
            status=status,
            snapshot=snapshot,
            at=at,
            stage=stage,
            look_at=look_at,
        )
        return row(Bid, record)

    async def set_stage(
        self, id: int, from_stage: Stage, to_stage: Stage, trouble: str | None, at: int
    ) -> Bid | None:
        record = await self._sql.set_stage(
            self._connection, id=id, from_stage=from_stage, to_stage=to_stage, trouble=trouble, at=at
        )
        return row(Bid, record)

    async def set_call(
        self, id: int, *, called_at: int | None, feed_from: int | None, was: int | None
    ) -> Bid | None:
        """Before create_bid; and as it was, when the call surely was not sent. None when `called_at` is not
        `was` any more: somebody else calls."""
        record = await self._sql.set_call(
            self._connection, id=id, called_at=called_at, feed_from=feed_from, was=was or 0
        )
        return row(Bid, record)

    async def set_snapshot(
        self, id: int, *, status: str | None, snapshot: str, at: int, stage: Stage, look_at: int | None
    ) -> Bid | None:
        """`at` is when the exchanger was asked; None when a later answer is here, or it was never made."""
        record = await self._sql.set_snapshot(
            self._connection, id=id, status=status, snapshot=snapshot, at=at, stage=stage, look_at=look_at
        )
        return row(Bid, record)

    async def set_status(
        self, id: int, *, status: str, snapshot: str, at: int, stage: Stage, look_at: int | None
    ) -> Bid | None:
        """As `set_snapshot`, but the snapshot is the old one with another status."""
        record = await self._sql.set_status(
            self._connection, id=id, status=status, snapshot=snapshot, at=at, stage=stage, look_at=look_at
        )
        return row(Bid, record)

    async def set_card(self, id: int, message_id: int | None) -> None:
        await self._sql.set_card(self._connection, id=id, message_id=message_id)

    async def set_code(self, id: int, message_id: int | None) -> None:
        await self._sql.set_code(self._connection, id=id, message_id=message_id)

    async def replace(self, id: int, *, user_id: int, by: int) -> None:
        """The person's bid that was not made has become another one. Should it prove to be made, it stands
        for itself again."""
        await self._sql.replace(self._connection, id=id, user_id=user_id, by=by)

    async def due(self, at: int, limit: int) -> list[Bid]:
        """Those the watcher should look at by then, the longest waiting first."""
        return await rows(Bid, self._sql.due(self._connection, at=at, limit=limit))

    async def set_look(self, id: int, look_at: int | None) -> None:
        await self._sql.set_look(self._connection, id=id, look_at=look_at)

    async def look_in_turn(self, at: int, spread: int) -> None:
        """From `at` on a look at every open order, spread over so many ms; one that has its time keeps it."""
        await self._sql.look_in_turn(self._connection, at=at, spread=spread)

    async def look_for_revived(self, at: int, after: int, spread: int) -> None:
        """Likewise at cancelled orders with an id above `after`."""
        await self._sql.look_for_revived(self._connection, at=at, after=after, spread=spread)

    async def stop_looking(self, at: int) -> None:
        """Takes back the looks after `at` that nothing but their turn calls for."""
        await self._sql.stop_looking(self._connection, at=at)

    async def watched(self, after: int, recent: int, limit: int) -> list[Watched]:
        """Open orders, and cancelled ones with an id above `recent`, from the id `after` on."""
        return await rows(
            Watched, self._sql.watched(self._connection, after=after, recent=recent, limit=limit)
        )

    async def count_all_open(self) -> int:
        return int(await self._sql.count_all_open(self._connection))

    async def page(self, user_id: int, offset: int, limit: int, *, tried_since: int = 0) -> list[Bid]:
        """Those that are going on first; last those not made, no older than that; newest first."""
        found = self._sql.page(
            self._connection, user_id=user_id, tried_since=tried_since, offset=offset, limit=limit
        )
        return await rows(Bid, found)

    async def requests(self, user_id: int, limit: int) -> list[str]:
        """What the person confirmed lately, the newest first."""
        found = self._sql.requests(self._connection, user_id=user_id, limit=limit)
        return [str(record["request"]) async for record in found]

    async def count(self, user_id: int, *, tried_since: int = 0) -> int:
        return int(await self._sql.count(self._connection, user_id=user_id, tried_since=tried_since))

    async def made_at(self, user_id: int, newer: int) -> int | None:
        """When the person's order was made that has so many newer ones, without those that never reached the
        site."""
        record = await self._sql.made_at(self._connection, user_id=user_id, newer=newer)
        return None if record is None else int(record["created_at"])

    async def count_open(self, user_id: int) -> int:
        return int(await self._sql.count_open(self._connection, user_id=user_id))

    async def count_unsettled(self, user_id: int, since: int) -> int:
        return int(await self._sql.count_unsettled(self._connection, user_id=user_id, since=since))

    async def to_show_again(self, user_id: int, since: int) -> list[Bid]:
        """What a person must be shown who could not be written to since then, the oldest first."""
        return await rows(Bid, self._sql.to_show_again(self._connection, user_id=user_id, since=since))
