"""Asking about an update only the handlers that it may be for.

aiogram asks one handler after another, each with all there is of the update: with two hundred of them that
was a fifth of what an update cost. For which buttons, in which state, whether for commands, for groups or for
replies a handler is stands in its filters; the others are not asked.
"""

from abc import abstractmethod
from enum import StrEnum
from typing import Any

from aiogram import Router
from aiogram.dispatcher.event.telegram import TelegramEventObserver
from aiogram.enums import ChatType
from aiogram.filters import Command, StateFilter
from aiogram.filters.callback_data import CallbackQueryFilter
from aiogram.types import CallbackQuery, InaccessibleMessage, Message, TelegramObject

from bot.handlers.groups import InGroup
from bot.handlers.passed_on import RepliesToCustomer, RepliesToSupport
from bot.handlers.support_group import InSupportGroup
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
    """By the state, and by whether it may be a command, comes from a group, or replies to something."""

    def _sort(self, event: Message, data: dict[str, Any]) -> object:
        is_reply = event.reply_to_message is not None
        return data.get("raw_state"), _begins_as_a_command(event), _is_in_private(event), is_reply

    async def _excludes(self, wanted: object, event: Message, data: dict[str, Any]) -> bool:
        match wanted:
            case StateFilter():
                return not await wanted(event, data.get("raw_state"))
            case Command() | AnyCommand():
                return not _begins_as_a_command(event)
            case InGroup() | InSupportGroup():
                return _is_in_private(event)
            case RepliesToSupport() | RepliesToCustomer():
                return event.reply_to_message is None
        return False


class ForTaps(Shortlists):
    """By whether it was in a group, the kind of button and what it means; what no button of ours says, or not
    any more, is one sort."""

    def __init__(self, router: Router, event_name: str) -> None:
        super().__init__(router, event_name)
        self._kinds = {kind.__prefix__: kind for kind in Data.__subclasses__()}

    def _sort(
        self, event: CallbackQuery, data: dict[str, Any]
    ) -> tuple[bool, type[Data] | None, StrEnum | None]:
        is_in_private = event.message is None or _is_in_private(event.message)
        kind = self._kinds.get((event.data or "").partition(Data.__separator__)[0])
        try:
            return is_in_private, kind, kind.unpack(event.data or "").means if kind else None
        except (TypeError, ValueError):
            return is_in_private, None, None

    async def _excludes(self, wanted: object, event: CallbackQuery, data: dict[str, Any]) -> bool:
        is_in_private, kind, means = self._sort(event, data)
        match wanted:
            case CallbackQueryFilter():
                return wanted.callback_data is not kind
            case Meant():
                return means not in wanted.meanings
            case InGroup() | InSupportGroup():
                return is_in_private
        return False


def _is_in_private(message: Message | InaccessibleMessage) -> bool:
    return message.chat.type == ChatType.PRIVATE


def _begins_as_a_command(message: Message) -> bool:
    return (message.text or message.caption or "").lstrip().startswith("/")
