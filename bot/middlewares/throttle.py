"""Holds back who sends more than a person does: what is too much isn't handled, and is said once.

Asked before anything else is done with an update, so that a flood costs next to nothing. Everybody begins as
a stranger, and nobody is looked up until they reach a stranger's limit; then who has ordered before may do
more. All strangers together have a limit as well: thousands of new accounts leave room for customers.
"""

import asyncio
import logging
from dataclasses import dataclass

from aiogram.enums import ChatType
from aiogram.exceptions import AiogramError
from aiogram.types import CallbackQuery, Message, Update, User

from bot.handlers.flow import Flows
from bot.handlers.toast import Toast
from bot.i18n import escape
from bot.locks import KeyedLocks
from bot.middlewares.limits import Bucket, Latest, Limit, Limits
from bot.middlewares.pacing import by_itself
from bot.storage.database import Database
from bot.ui.screen import Screen
from bot.ui.show import Show
from bot.ui.trouble import too_fast

logger = logging.getLogger(__name__)

PAUSE = 5
"""Seconds that who was too fast waits: short enough to say, long enough to notice."""
NOTES = Limit(2, 10)
"""Telling a flood of people that they are too many must not hold up answers to others."""
TAPS_AT_ONCE = 50
"""Answers to dropped taps under way: of more, the spinners end by themselves."""


@dataclass(slots=True)
class _Person:
    bucket: Bucket
    is_customer: bool = False
    is_looked_up: bool = False
    is_held: bool = False
    is_told: bool = False

    def calm(self) -> None:
        self.is_looked_up = self.is_held = self.is_told = False


class Throttle:
    def __init__(self, database: Database, flows: Flows, show: Show, limits: Limits) -> None:
        self._database = database
        self._flows = flows
        self._show = show
        self._limits = limits
        self._people: Latest[int, _Person] = Latest(lambda _: _Person(Bucket(limits.stranger)))
        self._strangers = Bucket(limits.strangers)
        self._lookups = KeyedLocks()
        self._notes = Bucket(NOTES)
        self._taps = 0

    async def lets_through(self, update: Update) -> bool:
        event = update.message or update.edited_message or update.callback_query
        if event is None or event.from_user is None:
            return True
        person = self._people[event.from_user.id]
        now = asyncio.get_running_loop().time()
        if person.bucket.is_full(now):
            person.calm()
        if self._takes(person, now):
            return True
        if await self._is_customer(person, event.from_user.id) and self._takes(person, now):
            return True
        await self._turn_away(event, event.from_user, person, now)
        return False

    def _takes(self, person: _Person, now: float) -> bool:
        if person.bucket.wait(now) or (not person.is_customer and self._strangers.wait(now)):
            return False
        person.bucket.take(now)
        if not person.is_customer:
            self._strangers.take(now)
        return True

    async def _is_customer(self, person: _Person, user_id: int) -> bool:
        """Looked up once in a flood; a customer begins anew, with a customer's limit."""
        if person.is_customer or person.is_looked_up:
            return person.is_customer
        async with self._lookups.hold(user_id):  # what comes meanwhile waits for the answer too
            if not person.is_looked_up:
                async with self._database.reading() as tx:
                    person.is_customer = await tx.bids.count(user_id) > 0
                person.is_looked_up = True
                if person.is_customer:
                    person.bucket = Bucket(self._limits.customer)
        return person.is_customer

    async def _turn_away(
        self, event: Message | CallbackQuery, user: User, person: _Person, now: float
    ) -> None:
        """For some seconds, so that the note is true: it is given once, when there is room for one."""
        is_busy = not person.bucket.wait(now)
        if not person.is_held:
            person.is_held = True
            person.bucket.hold(now + PAUSE)
        tells = not person.is_told and not self._notes.wait(now) and _can_be_told(event)
        if tells:
            person.is_told = True
            self._notes.take(now)
        if isinstance(event, CallbackQuery):
            await self._answer(event, await self._words(user, is_busy) if tells else "")
        elif tells:
            await self._say(event, await self._words(user, is_busy))

    async def _words(self, user: User, is_busy: bool) -> str:
        return too_fast(await self._flows.texts(user.id, user.language_code), PAUSE, is_busy=is_busy)

    async def _answer(self, query: CallbackQuery, words: str) -> None:
        if self._taps >= TAPS_AT_ONCE and not words:
            return
        self._taps += 1
        try:
            await Toast(query, words, alert=bool(words)).give()
        finally:
            self._taps -= 1

    async def _say(self, message: Message, words: str) -> None:
        by_itself.set(True)  # answers to others go first
        try:
            await self._show.send(message.chat.id, Screen("too-fast", escape(words)))
        except AiogramError as error:
            logger.info("a person was not told to be slower: %s", type(error).__name__)


def _can_be_told(event: Message | CallbackQuery) -> bool:
    """A group is not written to because of one member."""
    return isinstance(event, CallbackQuery) or event.chat.type == ChatType.PRIVATE
