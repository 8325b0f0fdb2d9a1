"""All that is kept of a person, to be erased: each table that knows people has its statement here.

What is left of their orders and payouts belongs to nobody: a number below 0, which no person has.
"""

from bot.storage.bids import Bid
from bot.storage.support import Talk
from bot.storage.table import Table, row, rows


class Erasing(Table):
    async def bids(self, user_id: int) -> list[Bid]:
        return await rows(Bid, self._sql.bids(self._connection, user_id=user_id))

    async def active_jobs(self, user_id: int) -> int:
        return int(await self._sql.active_jobs(self._connection, user_id=user_id))

    async def payouts_under_way(self, user_id: int) -> int:
        return int(await self._sql.payouts_under_way(self._connection, user_id=user_id))

    async def give_bid_to_nobody(
        self, id: int, nobody: int, request: str, snapshot: str | None, at: int
    ) -> None:
        """With what is left of it; what its jobs came to goes."""
        await self._sql.give_bid_to_nobody(
            self._connection, id=id, nobody=nobody, request=request, snapshot=snapshot, at=at
        )
        await self._sql.jobs(self._connection, bid_id=id)

    async def give_payouts_to_nobody(self, user_id: int, nobody: int) -> None:
        await self._sql.give_payouts_to_nobody(self._connection, user_id=user_id, nobody=nobody)

    async def talk(self, user_id: int) -> Talk | None:
        """The one with support that is gone now."""
        return row(Talk, await self._sql.talk(self._connection, user_id=user_id))

    async def the_rest(self, user_id: int, conversation: str) -> None:
        """`conversation`: the key of their chat with the bot, which has the person's id."""
        await self._sql.messages(self._connection, chat_id=user_id)
        await self._sql.referral(self._connection, user_id=user_id)
        await self._sql.news(self._connection, user_id=user_id)
        await self._sql.talk_messages(self._connection, user_id=user_id)
        await self._sql.maintenance(self._connection, user_id=user_id)
        await self._sql.conversation(self._connection, key=conversation)
        await self._sql.user(self._connection, id=user_id)
