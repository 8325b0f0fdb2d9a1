"""How many orders one customer may have open, and may make within an hour."""

from dataclasses import dataclass

from bot.errors import TooManyLately, TooManyOpen
from bot.storage.database import Tx

HOUR_MS = 3_600_000


@dataclass(frozen=True, slots=True)
class OrderLimits:
    open: int
    per_hour: int

    async def check(self, tx: Tx, user_id: int, at: int) -> None:
        """In the transaction that adds the order, with the person held: of several at once only as many pass
        as there is room for."""
        if await tx.bids.count_open(user_id) >= self.open:
            raise TooManyOpen(self.open)
        oldest = await tx.bids.made_at(user_id, self.per_hour - 1)
        if oldest is not None and oldest + HOUR_MS > at:
            raise TooManyLately(self.per_hour, oldest + HOUR_MS)
