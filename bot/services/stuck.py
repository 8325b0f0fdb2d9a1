"""Orders that have waited for the site too long in one status: shown, and told to operators once."""

from bot.services.bid_view import load_view
from bot.services.operator_orders import OrderPage, existing_page
from bot.services.operators import Operators
from bot.storage.bids import Bid
from bot.storage.database import Database, Tx
from bot.storage.ids import now_ms

MINUTE_MS = 60_000
AT_ONCE = 10
"""So many are told of in a go, the longest waiting first: the others a little later."""


class Stuck:
    """`minutes`: how long an order may stay in a status that isn't the customer's to end."""

    def __init__(self, database: Database, operators: Operators, minutes: int) -> None:
        self._database = database
        self._operators = operators
        self.minutes = minutes

    async def page(self, page: int, size: int) -> OrderPage:
        """The longest waiting first."""
        before = self._before()
        async with self._database.reading() as tx:
            count = await tx.operator_orders.count_stuck(before)
            page = existing_page(count, page, size)
            rows = await tx.operator_orders.stuck(before, page * size, size)
            return OrderPage([await load_view(tx, row) for row in rows], page, count)

    async def tell(self) -> None:
        """Of each once for every time that it comes to a status."""
        async with self._database.reading() as tx:
            untold = await tx.operator_orders.stuck_untold(self._before(), AT_ONCE)
        for bid in untold:
            async with self._database.transaction() as tx:
                await self._tell(tx, bid)

    async def _tell(self, tx: Tx, bid: Bid) -> None:
        """Nothing of one that has gone on meanwhile, or that another process has told of."""
        told = await tx.operator_orders.tell_stuck(bid)
        if told is not None and told.status is not None:
            await self._operators.tell_stuck(tx, told.id, told.status, told.updated_at, now_ms())

    def _before(self) -> int:
        return now_ms() - self.minutes * MINUTE_MS
