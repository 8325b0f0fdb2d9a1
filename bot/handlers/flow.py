"""Where a person is in an exchange: the draft, its step, and the living message that shows it.

One object an update, given to handlers as `flow`. It is the one way a handler answers: a tap edits the
message it came from, typed text moves the living message below it.
"""

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass
from typing import Any

from aiogram.fsm.context import FSMContext
from aiogram.fsm.state import State

from bot.exchanger.errors import ExchangerError
from bot.handlers.handled import Handled
from bot.handlers.toast import Toast
from bot.i18n import Texts
from bot.middlewares.arrivals import Arrivals
from bot.services.day_counts import REACHED, DayCounts
from bot.services.draft import Draft, Step
from bot.services.house_texts import House, HouseTexts
from bot.storage.fsm import DatabaseStorage
from bot.storage.users import User
from bot.ui.screen import Screen
from bot.ui.show import Show
from bot.ui.states import state_of

DRAFT = "draft"
ASKED = "asked"
LIVING = "living"
HANDLED = "handled"


@dataclass
class Flow:
    user_id: int
    chat_id: int
    locale: str
    t: Texts
    user: User
    """As they were when the update came."""
    state: FSMContext
    storage: DatabaseStorage
    show: Show
    arrivals: Arrivals
    day_counts: DayCounts
    house_texts: HouseTexts
    step: str | None
    """The conversation's state, by its name."""
    data: dict[str, Any]
    tapped: int | None
    """The message whose button was tapped: it is edited. None: the screen goes below."""
    toast: Toast
    update_id: int | None
    """None in a flow that no update began."""
    late: bool
    """The update is from before the bot started, or so old that Telegram takes no answer to it."""

    @property
    def lang(self) -> str:
        """The language of the site's answers."""
        return self.t.plain("api-lang")

    @property
    def house(self) -> House:
        """The exchanger's own texts, for this reader."""
        return self.house_texts.house(self.locale)

    @property
    def draft(self) -> Draft | None:
        kept = self.data.get(DRAFT)
        return Draft.from_data(kept) if kept else None

    @property
    def going_on(self) -> bool:
        """An exchange is being put together and can be gone on with."""
        draft = self.draft
        return draft is not None and draft.step is not Step.CREATING

    @property
    def living(self) -> int | None:
        message_id: int | None = self.data.get(LIVING)
        return message_id

    @property
    def handled(self) -> Handled | None:
        return Handled.from_data(self.data.get(HANDLED))

    async def in_time(self) -> bool:
        """The tap is fresh. For that it is answered before anything is done: no toast is seen later."""
        if not self.late:
            self.late = not await self.toast.give()
        return not self.late

    @property
    def asked(self) -> dict[str, str | int]:
        """What was kept with the question that is to be answered by typing, besides an exchange."""
        kept: dict[str, str | int] = self.data.get(ASKED) or {}
        return kept

    @property
    def is_asked(self) -> bool:
        return ASKED in self.data

    async def ask(self, state: State, **kept: str | int) -> None:
        """What is typed next is an answer to this. An exchange that is going on stays as it is meanwhile."""
        self.data[ASKED] = kept
        await self._move_to(state)

    async def ask_no_more(self) -> None:
        """Back to where the exchange was, if one is going on."""
        if self.data.pop(ASKED, None) is not None:
            draft = self.draft
            await self._move_to(state_of(draft.step) if draft else None)

    async def save(self, draft: Draft) -> None:
        self.data.pop(ASKED, None)
        before = self._counted(draft)
        now = max(before, REACHED[draft.step])
        self.data[DRAFT] = draft.to_data() | {"counted": now}
        await self._move_to(state_of(draft.step))
        self.day_counts.reached(before, now)

    def _counted(self, draft: Draft) -> int:
        """As it is kept by now: the draft may be a copy from before it was last saved."""
        kept = self.data.get(DRAFT) or {}
        same = kept.get("id") == draft.id
        return max(draft.counted, kept.get("counted", 0) if same else 0)

    async def forget(self) -> None:
        """The exchange is over; its message stays the living one, to be edited or moved on."""
        self.data.pop(ASKED, None)
        self.data.pop(DRAFT, None)
        await self._move_to(None)

    async def _move_to(self, state: State | None) -> None:
        self._note_handled(shown=False)
        self.step = state.state if state else None
        await self.storage.put(self.state.key, self.step, self.data)

    async def _keep_data(self, *, shown: bool = False) -> None:
        self._note_handled(shown=shown)
        await self.storage.put(self.state.key, self.step, self.data)

    def _note_handled(self, *, shown: bool) -> None:
        """In the write of what the update led to: both are kept, or neither."""
        if self.update_id is not None:
            handled = Handled.next(self.handled, self.update_id, self.arrivals.fetched, shown=shown)
            self.data[HANDLED] = handled.to_data()

    async def leave(self, message_id: int | None) -> None:
        """The message is an order's card from here on: nothing else edits it or takes it away."""
        if message_id is not None and self.living == message_id:
            del self.data[LIVING]
            await self._keep_data()

    async def creating(self, draft: Draft) -> None:
        """Kept until the order is made, so that a refusal leads back to the field it names."""
        await self.save(draft.change(step=Step.CREATING))

    @asynccontextmanager
    async def keeping(self, draft: Draft) -> AsyncIterator[None]:
        """Should the exchanger fail in between, the draft stays as it is here, to be gone on with."""
        try:
            yield
        except ExchangerError:
            await self.save(draft)
            raise

    async def answer(self, screen: Screen) -> int:
        """Shows a screen where it belongs; the message it stands in is the living one from here on."""
        living = self.living
        if self.tapped is None:
            shown = await self.show.below(self.chat_id, living, screen)
        else:
            shown = await self.show.edit(self.chat_id, self.tapped, screen)
            if living not in {None, self.tapped, shown}:
                await self.show.remove(self.chat_id, living)
        if shown != living:
            self.data[LIVING] = shown
            await self._keep_data(shown=True)
        return shown

    async def say(self, screen: Screen, thread_id: int | None = None) -> int:
        """A message of its own, below everything, that replaces nothing."""
        return await self.show.send(self.chat_id, screen, thread_id)

    def tell(self, text: str, *, alert: bool = False) -> None:
        """A toast over the chat, for taps only."""
        self.toast.text, self.toast.alert = text, alert
