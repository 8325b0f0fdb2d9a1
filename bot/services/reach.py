"""Whom the bot may write to: who blocked it, or is gone, is left in peace until they come back."""

from bot.services.messages import BidMessage, MessageKind
from bot.services.partner_messages import tell_payouts_again
from bot.services.support_messages import give_up_all
from bot.storage.database import Database
from bot.storage.ids import now_ms
from bot.storage.users import User
from bot.wake import Wake


class Reach:
    """By the id of the person, which is that of their private chat."""

    def __init__(self, database: Database, outbox_wake: Wake) -> None:
        self._database = database
        self._outbox_wake = outbox_wake

    async def is_lost(self, user_id: int) -> bool:
        async with self._database.reading() as tx:
            user = await tx.users.get(user_id)
        return user is not None and user.unreachable_at is not None

    async def lost(self, user_id: int) -> None:
        """Nothing is sent there any more, and what waits is dropped: the orders themselves are kept up."""
        at = now_ms()
        async with self._database.transaction() as tx:
            await tx.users.lost(user_id, at)
            await give_up_all(tx, user_id)
            await tx.outbox.drop_chat(user_id, at)

    async def found(self, user: User) -> None:
        """The person is back: each order going on, or of which something went untold, is shown anew."""
        since = user.unreachable_at
        if since is None:
            return
        async with self._database.transaction() as tx:
            if await tx.users.found(user.id, since) is None:
                return
            for bid in await tx.bids.to_show_again(user.id, since):
                words = BidMessage().to_json()
                await tx.outbox.add(bid.chat_id, MessageKind.CARD_BELOW, bid.id, words, now_ms())
            await tell_payouts_again(tx, user.id, since)
        self._outbox_wake.now()

    async def heard_of(self, user_id: int) -> None:
        """As `found`, by the id alone."""
        async with self._database.reading() as tx:
            user = await tx.users.get(user_id)
        if user is not None:
            await self.found(user)
