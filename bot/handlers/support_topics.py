"""The support group: a forum with a topic for each customer."""

from collections.abc import Awaitable, Callable

from aiogram import Bot
from aiogram.exceptions import TelegramAPIError, TelegramBadRequest, TelegramForbiddenError

from bot.handlers.support_head import SupportHead
from bot.services.support_messages import BOT
from bot.storage.database import Database
from bot.storage.support import Talk
from bot.ui.operator_support import head, topic_name
from bot.ui.show import Show, is_topic_gone

CLOSED = "TOPIC_CLOSED"
AS_IT_WAS = "TOPIC_NOT_MODIFIED"

Send = Callable[[int], Awaitable[int]]
"""Sends a message to the topic; its id."""


class SupportTopics:
    """Raises TelegramAPIError where the bot may not manage topics: its owner puts that right, and it is tried
    again later."""

    def __init__(self, bot: Bot, database: Database, show: Show, heads: SupportHead, group_id: int) -> None:
        self._bot = bot
        self._database = database
        self._show = show
        self._heads = heads
        self._group_id = group_id

    async def post(self, talk: Talk, send: Send, *, is_head: bool = False) -> int:
        """Into the customer's topic, which is made if there is none (any more), and opened if it was closed.
        `is_head`: it says itself whom the talk is with."""
        topic = talk.topic_id if talk.group_id == self._group_id else None
        if topic is None:
            return await send(await self._make(talk, with_head=not is_head))
        if talk.is_closed:
            await self._reopen(talk, topic)
        try:
            return await send(topic)
        except TelegramBadRequest as error:
            if is_topic_gone(error):
                topic = await self._make(talk, with_head=not is_head)
            elif CLOSED in error.message:
                await self._reopen(talk, topic)
            else:
                raise
        return await send(topic)

    async def _make(self, talk: Talk, *, with_head: bool) -> int:
        """Known only once it says whom it is with."""
        try:
            made = await self._bot.create_forum_topic(self._group_id, topic_name(talk))
        except TelegramBadRequest as error:
            raise groups_own(error) from error
        topic = made.message_thread_id
        shown = await self._show_head(talk, topic) if with_head else None
        async with self._database.transaction() as tx:
            await tx.support.set_topic(talk.user_id, self._group_id, topic)
            message = await tx.support.add(talk.user_id, BOT, BOT, None, self._group_id) if shown else None
            if message is not None and shown is not None:
                await tx.support.sent(message.id, shown)
        return topic

    async def _show_head(self, talk: Talk, topic: int) -> int:
        t, about = await self._heads.about(talk, self._group_id)
        return await self._show.send(self._group_id, head(t, about), topic)

    async def _reopen(self, talk: Talk, topic: int) -> None:
        try:
            await self._bot.reopen_forum_topic(self._group_id, topic)
        except TelegramBadRequest as error:
            if not is_topic_gone(error) and AS_IT_WAS not in error.message:
                raise groups_own(error) from error
        async with self._database.at_once() as tx:
            await tx.support.reopen(talk.user_id)


def groups_own(error: TelegramBadRequest | TelegramForbiddenError) -> TelegramAPIError:
    """As an error that the outbox tries again later, whatever waits."""
    return TelegramAPIError(error.method, f"SUPPORT_CHAT_ID: {error.message}")
