"""Telling the operators of what needs a person: through the outbox, so it is neither lost nor told twice."""

from collections.abc import Iterable

from bot.services.job_notes import Unclear
from bot.services.messages import MessageKind, UnclearMessage
from bot.storage.bids import Bid
from bot.storage.database import Tx


class Operators:
    """`ids`: their Telegram ids. Who of them has never written to the bot can't be told."""

    def __init__(self, ids: Iterable[int]) -> None:
        self._ids = sorted(ids)

    async def tell(self, tx: Tx, row: Bid, unclear: Unclear, since: int, at: int) -> None:
        """In the transaction that notes that they were told. `since`: when the call in question began."""
        message = UnclearMessage(unclear, since).to_json()
        for id in self._ids:  # the chat with a person has the person's id
            await tx.outbox.add(id, MessageKind.OPERATORS, row.id, message, at)
