"""What operators see of a person as a customer, and whether the bot serves them."""

from collections.abc import AsyncIterator
from dataclasses import dataclass

from bot.storage.bids import Stage
from bot.storage.table import Table, rows


@dataclass(frozen=True, slots=True)
class OrderCount:
    stage: Stage
    status: str
    orders: int


class Customers(Table):
    async def counts(self, user_id: int) -> list[OrderCount]:
        """How many of the person's orders stand where."""
        return await rows(OrderCount, self._sql.counts(self._connection, user_id=user_id))

    async def done(self, user_id: int, newest: int) -> AsyncIterator[str]:
        """The site's last answers (JSON) about completed orders, the newest first."""
        async for record in self._sql.done(self._connection, user_id=user_id, newest=newest):
            yield record["snapshot"]

    async def shut_out(self, id: int, at: int) -> None:
        """Also who has never written."""
        await self._sql.shut_out(self._connection, id=id, at=at)

    async def let_in(self, id: int) -> None:
        await self._sql.let_in(self._connection, id=id)
