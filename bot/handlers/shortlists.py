"""Asking about an update only the handlers that it may be for.

aiogram asks one handler after another, each with all there is of the update: with two hundred of them that
was a fifth of what an update cost. For which buttons, in which state, or whether for commands a handler is
stands in its filters; the others are not asked.
"""

from abc import abstractmethod
from enum import StrEnum
from typing import Any

from aiogram import Router
from aiogram.dispatcher.event.telegram import TelegramEventObserver
from aiogram.filters import Command, StateFilter
from aiogram.filters.callback_data import CallbackQueryFilter
from aiogram.types import CallbackQuery, Message, TelegramObject

from bot.handlers.tapped import Meant
from bot.handlers.unknown_command import AnyCommand
from bot.ui.callbacks import Data


class Shortlists(TelegramEventObserver):
    """Its handlers in their order, less those that are for nothing of the event's sort."""

    def __init__(self, router: Router, event_name: str) -> None:
        super().__init__(router, event_name)
        self._lists: dict[object, TelegramEventObserver] = {}

    async def trigger(self, event: TelegramObject, **kwargs: Any) -> Any:
        return await (await self.shortlist(event, kwargs)).trigger(event, **kwargs)

    async def shortlist(self, event: TelegramObject, data: dict[str, Any]) -> TelegramEventObserver:
        """Any event of the sort gets the same."""
        sort = self._sort(event, data)
        if sort not in self._lists:
            self._lists[sort] = await self._chosen(event, data)
        return self._lists[sort]

    async def _chosen(self, event: TelegramObject, data: dict[str, Any]) -> TelegramEventObserver:
        chosen = TelegramEventObserver(self.router, self.event_name)
        for handler in self.handlers:
            for each in handler.filters or ():
                if await self._excludes(each.callback, event, data):
                    break
            else:
                chosen.handlers.append(handler)
        return chosen

    @abstractmethod
    def _sort(self, event: Any, data: dict[str, Any]) -> object:
        """There are few: a list of each is kept."""

    @abstractmethod
    async def _excludes(self, wanted: object, event: Any, data: dict[str, Any]) -> bool:
        """Whether the filter lets nothing of the event's sort through."""


class ForMessages(Shortlists):
    """By the state, and by whether it may be a command."""

    def _sort(self, event: Message, data: dict[str, Any]) -> object:
        return data.get("raw_state"), _begins_as_a_command(event)

    async def _excludes(self, wanted: object, event: Message, data: dict[str, Any]) -> bool:
        if isinstance(wanted, StateFilter):
            return not await wanted(event, data.get("raw_state"))
        return isinstance(wanted, Command | AnyCommand) and not _begins_as_a_command(event)


class ForTaps(Shortlists):
    """By the kind of button and what it means; what no button of ours says, or not any more, is one sort."""

    def __init__(self, router: Router, event_name: str) -> None:
        super().__init__(router, event_name)
        self._kinds = {kind.__prefix__: kind for kind in Data.__subclasses__()}

    def _sort(self, event: CallbackQuery, data: dict[str, Any]) -> tuple[type[Data], StrEnum | None] | None:
        kind = self._kinds.get((event.data or "").partition(Data.__separator__)[0])
        try:
            return (kind, kind.unpack(event.data or "").means) if kind else None
        except (TypeError, ValueError):
            return None

    async def _excludes(self, wanted: object, event: CallbackQuery, data: dict[str, Any]) -> bool:
        kind, means = self._sort(event, data) or (None, None)
        if isinstance(wanted, CallbackQueryFilter):
            return wanted.callback_data is not kind
        return isinstance(wanted, Meant) and means not in wanted.meanings


def _begins_as_a_command(message: Message) -> bool:
    return (message.text or message.caption or "").lstrip().startswith("/")
