"""Orders that were said not to be made, and are at the site all the same: made known, and said so."""

import logging

from bot.exchanger.models import Exchange
from bot.services import recording
from bot.services.bid_view import BidRequest
from bot.services.history import untold_by
from bot.services.job_notes import Unclear
from bot.services.lookup import as_listed
from bot.services.messages import MessageKind, UnclearMessage
from bot.services.operators import Operators
from bot.services.recording import News
from bot.storage.bids import Bid as BidRow
from bot.storage.database import Database
from bot.storage.ids import now_ms

logger = logging.getLogger(__name__)


class Denied:
    """It takes much for one to be denied: a site that hides orders for minutes, or sets its clock back by
    hours while hundreds of orders change. The customer may have made another one in its place."""

    def __init__(self, database: Database, operators: Operators) -> None:
        self._database = database
        self._operators = operators

    async def make_known(self, row: BidRow, listed: Exchange) -> None:
        """As the list shows it; how it is paid is asked for by the look that follows."""
        site = as_listed(listed, None, BidRequest.from_json(row.request))
        statuses = [(status, "") for status in untold_by(listed, (), None)]
        at = now_ms()
        since = row.called_at or row.created_at
        async with self._database.transaction() as tx:
            if not await recording.record_made(tx, row, News(site, statuses), at, self._operators):
                return
            message = UnclearMessage(Unclear.DENIED, since)
            await tx.outbox.add(row.chat_id, MessageKind.UNCLEAR, row.id, message.to_json(), at)
            await self._operators.tell_unclear(tx, row.id, message, at)
        logger.warning("order %s was said not to be made, and is at the site as %s", row.id, listed.id)
