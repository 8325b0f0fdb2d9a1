"""What went wrong, in a person's words; for the operator a line with an id and no secret."""

import logging
import secrets
import traceback

from aiogram import Router
from aiogram.exceptions import TelegramAPIError, TelegramForbiddenError
from aiogram.types import ErrorEvent

from bot.errors import DirectionGone
from bot.exchanger.errors import ExchangerError
from bot.handlers.flow import Flow
from bot.ui import trouble
from bot.ui.screen import Screen

logger = logging.getLogger(__name__)


async def failed(event: ErrorEvent, support_url: str, flow: Flow | None = None) -> None:
    error = event.exception
    if isinstance(error, TelegramForbiddenError):
        logger.info("a person can't be written to: %s", error.message)
        return
    if flow is None:
        _log(event, "")
        return
    screen = _screen(event, flow, support_url)
    try:
        await flow.answer(screen)
    except TelegramAPIError as unsent:
        logger.warning("the person was not told of the error: %s", unsent.message)


def _screen(event: ErrorEvent, flow: Flow, support_url: str) -> Screen:
    error = event.exception
    if isinstance(error, DirectionGone):
        return trouble.direction_gone(flow.t, support_url)
    if isinstance(error, ExchangerError):
        logger.warning("exchanger: %s", error)
        return trouble.exchanger_trouble(flow.t, error, support_url, in_exchange=flow.draft is not None)
    error_id = secrets.token_hex(4)
    _log(event, error_id)
    return trouble.bot_trouble(flow.t, error_id, support_url)


def _log(event: ErrorEvent, error_id: str) -> None:
    """The trace without the error's own words: they may quote what was typed."""
    error = event.exception
    trace = "".join(traceback.format_tb(error.__traceback__))
    logger.error(
        "error %s in update %s: %s\n%s", error_id, event.update.update_id, type(error).__name__, trace
    )


def build_router() -> Router:
    router = Router(name="errors")
    router.errors.register(failed)
    return router
