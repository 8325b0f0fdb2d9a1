"""Holds back who sends more than a person does: what is too much isn't handled, and is said once.

Asked before anything else is done with an update, so that a flood costs next to nothing. Everybody begins as
a stranger, and nobody is looked up until they reach a stranger's limit; then who has ordered before, or has a
role, may do more. All strangers together have a limit as well: thousands of new accounts leave room for
customers. Owners, and all that comes from the support group, are none from the first on.
"""

import logging

from aiogram.enums import ChatType
from aiogram.exceptions import AiogramError
from aiogram.types import CallbackQuery, Message, Update, User

from bot.handlers.flows import Flows
from bot.handlers.toast import Toast
from bot.i18n import escape
from bot.locks import KeyedLocks
from bot.middlewares.counts import PAUSE, Counts, Verdict
from bot.middlewares.left_keys import LeftKeys
from bot.middlewares.pacing import by_itself
from bot.services.roles import Roles
from bot.storage.database import Database
from bot.ui.screen import Screen
from bot.ui.show import Show
from bot.ui.trouble import too_fast
from bot.under_way import UnderWay

logger = logging.getLogger(__name__)

TAPS_AT_ONCE = 50
"""Answers to dropped taps under way: of more, the spinners end by themselves."""


class Throttle:
    def __init__(
        self,
        database: Database,
        flows: Flows,
        show: Show,
        counts: Counts,
        under_way: UnderWay,
        left_keys: LeftKeys,
        roles: Roles,
        support_chat_id: int,
    ) -> None:
        self._database = database
        self._flows = flows
        self._show = show
        self._counts = counts
        self._under_way = under_way
        self._left_keys = left_keys
        self._roles = roles
        self._support_chat_id = support_chat_id
        self._lookups = KeyedLocks()
        self._taps = 0

    async def lets_through(self, update: Update) -> bool:
        event = _of_a_person(update)
        if event is None or event.from_user is None:
            return True
        if self._under_way.are_too_many_of(event.from_user.id):
            # who has that many answers to come needs no word about it
            await self._turn_away(update, event, event.from_user, Verdict.TOO_FAST)
            return False
        verdict = await self._verdict(event, event.from_user.id)
        if verdict is Verdict.PASSES:
            return True
        await self._turn_away(update, event, event.from_user, verdict)
        return False

    async def _verdict(self, event: Message | CallbackQuery, user_id: int) -> Verdict:
        """Looked up once in a flood; what comes meanwhile waits for the answer too."""
        can_be_told, is_known = _can_be_told(event), self._is_known(event, user_id)
        verdict = await self._counts.ask(user_id, can_be_told=can_be_told, is_customer=is_known or None)
        if verdict is not Verdict.UNKNOWN:
            return verdict
        async with self._lookups.hold(user_id):
            verdict = await self._counts.ask(user_id, can_be_told=can_be_told)
            if verdict is Verdict.UNKNOWN:
                is_customer = await self._is_customer(user_id)
                verdict = await self._counts.ask(user_id, can_be_told=can_be_told, is_customer=is_customer)
        return verdict

    def _is_known(self, event: Message | CallbackQuery, user_id: int) -> bool:
        """For no look at the database."""
        message = event if isinstance(event, Message) else event.message
        is_in_support = message is not None and message.chat.id == self._support_chat_id
        return is_in_support or user_id in self._roles.owners

    async def _is_customer(self, user_id: int) -> bool:
        """Or an operator, who may do as much."""
        async with self._database.reading() as tx:
            return await tx.bids.count(user_id) > 0 or await tx.operators.role_of(user_id) is not None

    async def _turn_away(
        self, update: Update, event: Message | CallbackQuery, user: User, verdict: Verdict
    ) -> None:
        if isinstance(event, Message):
            await self._left_keys.take_away(event)
        tells = verdict in {Verdict.TELL_TOO_FAST, Verdict.TELL_TOO_MANY}
        words = await self._words(user, is_busy=verdict is Verdict.TELL_TOO_MANY) if tells else ""
        if isinstance(event, CallbackQuery):
            await self._answer(update, words)
        elif tells:
            await self._say(event, words)

    async def _words(self, user: User, *, is_busy: bool) -> str:
        return too_fast(await self._flows.texts(user.id, user.language_code), PAUSE, is_busy=is_busy)

    async def _answer(self, tap: Update, words: str) -> None:
        if self._taps >= TAPS_AT_ONCE and not words:
            return
        self._taps += 1
        try:
            await Toast(tap, words, alert=bool(words)).give()
        finally:
            self._taps -= 1

    async def _say(self, message: Message, words: str) -> None:
        by_itself.set(True)  # answers to others go first
        try:
            await self._show.send(message.chat.id, Screen("too-fast", escape(words)))
        except AiogramError as error:
            logger.info("a person was not told to be slower: %s", type(error).__name__)


def sender(update: Update) -> int | None:
    event = _of_a_person(update)
    return event.from_user.id if event is not None and event.from_user is not None else None


def _of_a_person(update: Update) -> Message | CallbackQuery | None:
    return update.message or update.edited_message or update.callback_query


def _can_be_told(event: Message | CallbackQuery) -> bool:
    """A group is not written to because of one member."""
    return isinstance(event, CallbackQuery) or event.chat.type == ChatType.PRIVATE
