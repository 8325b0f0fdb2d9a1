"""Makes a person's flow: who they are, and where they were in the conversation."""

import logging
from typing import Any

from aiogram.fsm.context import FSMContext
from aiogram.types import Update

from bot.handlers.flow import DRAFT, Flow
from bot.handlers.toast import Toast
from bot.i18n import Texts, Translator
from bot.middlewares.arrivals import Arrivals
from bot.services.day_counts import DayCounts
from bot.services.draft import Draft
from bot.services.house_texts import HouseTexts
from bot.services.reach import Reach
from bot.storage.database import Database
from bot.storage.fsm import EMPTY, DatabaseStorage, from_json, row_key
from bot.storage.ids import now_ms
from bot.storage.partner_days import day_of
from bot.storage.users import User
from bot.ui.show import Show

logger = logging.getLogger(__name__)

SEEN_EVERY_MS = 3_600_000
"""An hour: when somebody was last seen is worth no write at every tap; but on another day they count anew."""


class Flows:
    """Makes a person's Flow, for an update or for a message that comes by itself."""

    def __init__(
        self,
        database: Database,
        storage: DatabaseStorage,
        translator: Translator,
        show: Show,
        default_locale: str,
        arrivals: Arrivals,
        reach: Reach,
        house_texts: HouseTexts,
        day_counts: DayCounts,
    ) -> None:
        self._database = database
        self._storage = storage
        self._translator = translator
        self._show = show
        self._default_locale = default_locale
        self._arrivals = arrivals
        self._reach = reach
        self._house_texts = house_texts
        self._day_counts = day_counts

    async def for_update(
        self, user_id: int, chat_id: int, language_code: str | None, state: FSMContext, update: Update
    ) -> Flow:
        is_private = chat_id == user_id
        user, step, data = await self._who(user_id, language_code, state, is_private=is_private)
        if is_private:
            await self._reach.found(user)
        flow = self._make(user, chat_id, state, step, data)
        flow.update_id, flow.late = update.update_id, self._arrivals.was_kept(update.update_id)
        flow.toast.update, query = update, update.callback_query
        flow.tapped = query.message.message_id if query and query.message else None
        return flow

    async def for_message(self, user_id: int, chat_id: int, state: FSMContext, tapped: int | None) -> Flow:
        async with self._database.reading() as tx:
            user = await tx.users.get(user_id)
        user = user or await self._seen(user_id, None)
        flow = self._make(user, chat_id, state, *await self._storage.get(state.key))
        flow.tapped = tapped
        return flow

    async def texts(self, user_id: int, language_code: str | None) -> Texts:
        """In the person's language, without taking note that they wrote."""
        async with self._database.reading() as tx:
            user = await tx.users.get(user_id)
        return self._translator.texts(self._locale(user, language_code))

    def texts_in(self, language_code: str | None) -> Texts:
        """For who is not known here any more."""
        return self._translator.texts(self._translator.match(language_code, self._default_locale))

    def _locale(self, user: User | None, language_code: str | None = None) -> str:
        if user and user.locale:
            return user.locale
        return self._translator.match(user.language_code if user else language_code, self._default_locale)

    def _make(
        self, user: User, chat_id: int, state: FSMContext, step: str | None, data: dict[str, Any]
    ) -> Flow:
        locale = self._locale(user)
        return Flow(
            user_id=user.id,
            chat_id=chat_id,
            locale=locale,
            t=self._translator.texts(locale),
            user=user,
            state=state,
            storage=self._storage,
            show=self._show,
            arrivals=self._arrivals,
            day_counts=self._day_counts,
            house_texts=self._house_texts,
            step=step,
            data=_readable(data),
            tapped=None,
            toast=Toast(),
            update_id=None,
            late=False,
        )

    async def _who(
        self, user_id: int, language_code: str | None, state: FSMContext, *, is_private: bool
    ) -> tuple[User, str | None, dict[str, Any]]:
        """The person, and where they are in the conversation: one read for most updates. Who talks in a group
        has not written to the bot: nobody is remembered or counted for that."""
        async with self._database.reading() as tx:
            found = await tx.users.in_conversation(user_id, row_key(state.key))
        if found is None:
            new = User(user_id, None, language_code, now_ms(), now_ms())
            if is_private:
                new = await self._seen(user_id, language_code)
                self._day_counts.came(None)
            return new, *await self._storage.get(state.key)
        user, step, data = found
        if is_private and (user.language_code != language_code or _is_long_ago(user.seen_at)):
            last_seen, user = user.seen_at, await self._seen(user_id, language_code)
            self._day_counts.came(last_seen)
        return user, step, from_json(data or EMPTY)

    async def _seen(self, user_id: int, language_code: str | None) -> User:
        async with self._database.transaction() as tx:
            return await tx.users.seen(user_id, language_code, now_ms())


def _is_long_ago(seen_at: int) -> bool:
    now = now_ms()
    return now - seen_at >= SEEN_EVERY_MS or day_of(now) != day_of(seen_at)


def _readable(data: dict[str, Any]) -> dict[str, Any]:
    """A draft of another release of the bot is given up, so that there is a way on."""
    kept = data.get(DRAFT)
    if not kept:
        return data
    try:
        Draft.from_data(kept)
    except (TypeError, ValueError, LookupError) as error:
        logger.warning("a draft that can't be read is given up: %s", type(error).__name__)
        return {name: value for name, value in data.items() if name != DRAFT}
    return data
