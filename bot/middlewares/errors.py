"""What went wrong, in a person's words; for the operator a line with an id and no secret.

A middleware, as aiogram's own error handlers run when the person's next update may be under way already.
"""

import logging
from collections.abc import Awaitable, Callable
from typing import Any

from aiogram import BaseMiddleware
from aiogram.dispatcher.event.bases import CancelHandler, SkipHandler
from aiogram.exceptions import AiogramError, TelegramForbiddenError
from aiogram.types import TelegramObject, Update

from bot.errors import (
    DirectionGone,
    DirectionOff,
    StillWaiting,
    TooManyLately,
    TooManyOpen,
    UnderMaintenance,
)
from bot.exchanger.errors import ExchangerError
from bot.handlers.flow import Flow
from bot.logs import new_error_id, trace
from bot.services.draft import Step
from bot.storage.database import AWAY
from bot.ui import trouble
from bot.ui.callbacks import BidButton, PayoutButton
from bot.ui.screen import Screen

logger = logging.getLogger(__name__)


class Errors(BaseMiddleware):
    """On updates, inside Patience."""

    def __init__(self, support_url: str) -> None:
        self._support_url = support_url

    async def __call__(
        self,
        handler: Callable[[TelegramObject, dict[str, Any]], Awaitable[Any]],
        event: TelegramObject,
        data: dict[str, Any],
    ) -> Any:
        try:
            return await handler(event, data)
        except (StillWaiting, SkipHandler, CancelHandler, *AWAY):
            raise  # without the database nothing of the person's is known here
        except TelegramForbiddenError as error:
            logger.info("a person can't be written to: %s", error)
        except Exception as error:
            await self._tell(error, event, data.get("flow"))

    async def _tell(self, error: Exception, event: TelegramObject, flow: Flow | None) -> None:
        if flow is None:
            _log(error, new_error_id())
            return
        screen = self._screen(error, flow)
        if isinstance(event, Update) and _is_on_a_card(event, flow):
            flow.tapped = None  # the card stays: it says how to pay
        try:
            await flow.answer(screen)
        except AiogramError as unsent:
            logger.warning("the person was not told of the error: %s", type(unsent).__name__)

    def _screen(self, error: Exception, flow: Flow) -> Screen:
        if isinstance(error, UnderMaintenance | DirectionOff):
            return self._switched_off(error, flow)
        if isinstance(error, DirectionGone):
            return trouble.direction_gone(flow.t, self._support_url)
        if isinstance(error, TooManyOpen):
            return trouble.too_many_open(flow.t, error.limit)
        if isinstance(error, TooManyLately):
            return trouble.too_many_lately(flow.t, error.limit, error.free_at)
        if isinstance(error, ExchangerError):
            logger.warning("exchanger: %s", error)
            return trouble.exchanger_trouble(flow.t, error, self._support_url, in_exchange=flow.going_on)
        id = new_error_id()
        _log(error, id)
        return trouble.bot_trouble(flow.t, id, self._support_url)

    def _switched_off(self, error: UnderMaintenance | DirectionOff, flow: Flow) -> Screen:
        """The toast is for who has this screen already."""
        if isinstance(error, DirectionOff):
            flow.tell(flow.t.plain("pick-off"))
            return trouble.direction_off(flow.t, self._support_url)
        flow.tell(flow.t.plain("maintenance-toast"))
        return trouble.under_maintenance(flow.t, error.text, self._support_url, in_exchange=flow.going_on)


def _is_on_a_card(update: Update, flow: Flow) -> bool:
    query = update.callback_query
    confirmed = flow.draft is not None and flow.draft.step is Step.CREATING
    cards = (f"{BidButton.__prefix__}:", f"{PayoutButton.__prefix__}:")
    return bool(query and (confirmed or (query.data or "").startswith(cards)))


def _log(error: Exception, error_id: str) -> None:
    logger.error("error %s: %s", error_id, trace(error))
