"""Telling the operators of what needs a person: through the outbox, so it is neither lost nor told twice."""

from collections.abc import Iterable

from bot.services.messages import MessageKind, UnclearMessage
from bot.storage.database import Tx


class Operators:
    """`ids`: their Telegram ids. Who of them has never written to the bot can't be told."""

    def __init__(self, ids: Iterable[int]) -> None:
        self._ids = sorted(ids)

    async def tell_unclear(self, tx: Tx, bid_id: int, message: UnclearMessage, at: int) -> None:
        """In the transaction that notes that they were told."""
        await self._tell(tx, MessageKind.OPERATORS, bid_id, message, at)

    async def tell_clear(self, tx: Tx, bid_id: int, message: UnclearMessage, at: int) -> None:
        """That what they were told of needs nobody any more; in the transaction that ends it."""
        await self._tell(tx, MessageKind.OPERATORS_CLEAR, bid_id, message, at)

    async def _tell(self, tx: Tx, kind: MessageKind, bid_id: int, message: UnclearMessage, at: int) -> None:
        for id in self._ids:  # the chat with a person has the person's id
            await tx.outbox.add(id, kind, bid_id, message.to_json(), at)
