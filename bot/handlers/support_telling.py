"""Carries messages between customers and support: from the outbox, each copied from where it was written."""

from collections.abc import Awaitable, Callable

from aiogram import Bot
from aiogram.exceptions import TelegramBadRequest, TelegramForbiddenError
from aiogram.types import InlineKeyboardMarkup

from bot.handlers.support_head import SupportHead
from bot.handlers.support_topics import SupportTopics, groups_own
from bot.services.support_messages import Note, SupportKind, SupportPayload, Why, give_up
from bot.storage.database import Database
from bot.storage.outbox import OutboxRow
from bot.storage.support import SupportMessage, Talk
from bot.ui import operator_support as to_operators
from bot.ui import support as to_customers
from bot.ui.screen import Screen
from bot.ui.show import Show, answering, is_unreachable


class SupportTelling:
    def __init__(
        self, bot: Bot, database: Database, show: Show, heads: SupportHead, topics: SupportTopics
    ) -> None:
        self._bot = bot
        self._database = database
        self._show = show
        self._heads = heads
        self._topics = topics
        self._sent: dict[int, int] = {}
        """What became of messages, until that is committed: none is sent again while this process lives."""

    async def tell(self, row: OutboxRow) -> None:
        """In the chat's turn. A group that can't be written to is no person who is gone: it is put right."""
        try:
            await self._tell(row)
        except (TelegramForbiddenError, TelegramBadRequest) as error:
            is_lost = isinstance(error, TelegramForbiddenError) or is_unreachable(error)
            if row.chat_id < 0 and is_lost:
                raise groups_own(error) from error
            raise

    async def _tell(self, row: OutboxRow) -> None:
        """What has been erased meanwhile is gone."""
        payload = SupportPayload.from_json(row.payload)
        if row.kind == SupportKind.GREETING:
            await self._greet(row.chat_id, payload)
            return
        message, talk = await self._look_up(payload)
        if message is None or talk is None:
            return
        if row.kind == SupportKind.NOTE:
            await self._tell_note(row.chat_id, talk, payload)
        else:
            await self._tell_of(SupportKind(row.kind), message, talk, payload)

    async def tell_plainly(self, row: OutboxRow) -> None:
        """What can't be made, by our own mistake: who wrote it is told. A note isn't what they wrote."""
        if row.kind == SupportKind.NOTE:
            return
        payload = SupportPayload.from_json(row.payload)
        async with self._database.transaction() as tx:
            await give_up(tx, payload.message, Why.UNCOPIED)

    async def _look_up(self, payload: SupportPayload) -> tuple[SupportMessage | None, Talk | None]:
        async with self._database.reading() as tx:
            message = await tx.support.message(payload.message) if payload.message else None
            talk = await tx.support.talk(message.user_id) if message else None
        return message, talk

    async def _tell_of(
        self, kind: SupportKind, message: SupportMessage, talk: Talk, payload: SupportPayload
    ) -> None:
        match kind:
            case SupportKind.HEAD:
                await self._deliver(message, lambda: self._introduce(message, talk))
            case SupportKind.ASKED:
                await self._deliver(message, lambda: self._bring(message, talk, payload))
            case SupportKind.ANSWER:
                await self._deliver(message, lambda: self._answer(message, talk, payload))
            case SupportKind.WORDS:
                await self._deliver(message, lambda: self._say(talk, payload))
            case SupportKind.TAKEN:
                await self._show_taken(message, talk)
            case SupportKind.LOST:
                await self._tell_lost(message, talk, Why(payload.note))

    async def _deliver(self, message: SupportMessage, send: Callable[[], Awaitable[int]]) -> None:
        if message.id not in self._sent:
            try:
                self._sent[message.id] = await send()
            except TelegramBadRequest as error:
                if is_unreachable(error):
                    raise
                async with self._database.transaction() as tx:
                    await give_up(tx, message.id, Why.UNCOPIED)
                return
        async with self._database.at_once() as tx:
            await tx.support.sent(message.id, self._sent[message.id])
        del self._sent[message.id]

    # --- to operators

    async def _introduce(self, message: SupportMessage, talk: Talk) -> int:
        t, about = await self._heads.about(talk, message.chat_id)
        return await self._post(message.chat_id, talk, to_operators.head(t, about), is_head=True)

    async def _bring(self, message: SupportMessage, talk: Talk, payload: SupportPayload) -> int:
        if message.chat_id < 0:
            copy = self._copier(message, payload)
            return await self._topics.post(talk, lambda topic: copy(topic, None))
        t = await self._heads.texts(message.chat_id)
        return await self._copier(message, payload)(None, to_operators.to_answer(t, talk))

    async def _show_taken(self, head: SupportMessage, talk: Talk) -> None:
        if head.message_id is not None:
            t, about = await self._heads.about(talk, head.chat_id)
            await self._show.renew(head.chat_id, head.message_id, to_operators.head(t, about))

    async def _post(
        self, chat_id: int, talk: Talk, screen: Screen, reply_to: int = 0, *, is_head: bool = False
    ) -> int:
        """To the customer's topic, or to an operator's own chat."""
        if chat_id > 0:
            return await self._show.send(chat_id, screen, reply_to=reply_to)
        return await self._topics.post(
            talk, lambda topic: self._show.send(chat_id, screen, topic, reply_to), is_head=is_head
        )

    # --- to customers

    async def _greet(self, chat_id: int, payload: SupportPayload) -> None:
        t = await self._heads.texts(chat_id)
        number = await self._heads.number(payload.bid)
        await self._show.send(chat_id, to_customers.greeting(t, number, payload.bid))

    async def _answer(self, message: SupportMessage, talk: Talk, payload: SupportPayload) -> int:
        t = await self._heads.texts(message.chat_id)
        return await self._copier(message, payload)(None, to_customers.to_answer(t, talk.bid_id or 0))

    async def _say(self, talk: Talk, payload: SupportPayload) -> int:
        t = await self._heads.texts(talk.user_id)
        screen = to_customers.words(t, payload.text, talk.bid_id or 0)
        return await self._show.send(talk.user_id, screen)

    # --- to either

    async def _tell_note(self, chat_id: int, talk: Talk, payload: SupportPayload) -> None:
        t, note = await self._heads.texts(chat_id), Note(payload.note)
        if note is Note.CORRECTED:
            await self._show.send(chat_id, to_customers.corrected(t), reply_to=payload.reply_to)
            return
        customer = to_operators.name_of(talk, talk.user_id)
        line = to_operators.note_line(t, note, customer, payload.name or customer)
        await self._post(chat_id, talk, line, payload.reply_to)

    async def _tell_lost(self, message: SupportMessage, talk: Talk, why: Why) -> None:
        t = await self._heads.texts(message.from_chat_id)
        reply_to = message.from_message_id or 0
        if message.is_by_customer:
            await self._show.send(message.from_chat_id, to_customers.lost(t), reply_to=reply_to)
            return
        screen = to_operators.lost(t, why, to_operators.name_of(talk, talk.user_id))
        await self._post(message.from_chat_id, talk, screen, reply_to)

    def _copier(
        self, message: SupportMessage, payload: SupportPayload
    ) -> Callable[[int | None, InlineKeyboardMarkup | None], Awaitable[int]]:
        async def copy(topic: int | None, keyboard: InlineKeyboardMarkup | None) -> int:
            copied = await self._bot.copy_message(
                message.chat_id,
                message.from_chat_id,
                message.from_message_id or 0,
                message_thread_id=topic,
                reply_parameters=answering(payload.reply_to),
                reply_markup=keyboard,
            )
            return copied.message_id

        return copy
