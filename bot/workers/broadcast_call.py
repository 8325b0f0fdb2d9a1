"""One call of a broadcast, and what its answer says of it."""

import logging
from dataclasses import dataclass

from aiogram import Bot
from aiogram.exceptions import (
    ClientDecodeError,
    TelegramAPIError,
    TelegramBadRequest,
    TelegramForbiddenError,
    TelegramNetworkError,
    TelegramRetryAfter,
    TelegramServerError,
)
from aiogram.types import InlineKeyboardMarkup
from aiohttp import ClientConnectorError

from bot.logs import trace
from bot.middlewares.pacing import LastInLine, last_in_line
from bot.services.reach import Reach
from bot.storage.broadcasts import Broadcast, Outcome
from bot.ui.show import is_unreachable

logger = logging.getLogger(__name__)

PATIENCE = 20
"""Seconds after which nobody knows what came of a call."""
SOURCE_GONE = ("message to copy not found", "MESSAGE_ID_INVALID", "message can't be copied")
OF_THE_BOT_SECONDS = 30.0
"""The token is taken away, or something else answers: each call would fail."""


@dataclass(frozen=True, slots=True)
class Answer:
    """`outcome`: None when it surely was not sent, and is to be yet. `wait`: seconds before the next call to
    anybody. `is_sure`: Telegram has said what came of it. `source_trouble`: there is nothing to copy."""

    outcome: Outcome | None
    wait: float = 0.0
    is_sure: bool = True
    source_trouble: str | None = None


async def copy_to(
    bot: Bot,
    reach: Reach,
    broadcast: Broadcast,
    user_id: int,
    keyboard: InlineKeyboardMarkup,
    place: LastInLine,
) -> Answer:
    last_in_line.set(place)
    try:
        await bot.copy_message(
            user_id,
            broadcast.made_by,
            broadcast.message_id,
            reply_markup=keyboard,
            request_timeout=PATIENCE,
        )
    except TelegramAPIError as error:
        answer = _answer(error)
        if answer.outcome == "blocked":
            await _lost(reach, user_id)
        elif answer.outcome != "sent":
            logger.info("broadcast %s to a person: %s", broadcast.id, type(error).__name__)
        return answer
    except ClientDecodeError:
        return Answer("unknown", is_sure=False)
    return Answer("sent")


def _answer(error: TelegramAPIError) -> Answer:
    match error:
        case TelegramRetryAfter():
            answer = Answer(None, wait=error.retry_after)
        case TelegramForbiddenError():
            answer = Answer("blocked")
        case TelegramBadRequest():
            answer = _refused(error)
        case TelegramNetworkError() if isinstance(error.__cause__, ClientConnectorError):
            answer = Answer(None, is_sure=False)  # there was no connection to send it over
        case TelegramNetworkError() | TelegramServerError():
            answer = Answer("unknown", is_sure=False)
        case _:
            answer = Answer(None, wait=OF_THE_BOT_SECONDS)
    return answer


def _refused(error: TelegramBadRequest) -> Answer:
    if is_unreachable(error):
        return Answer("blocked")
    if any(words in error.message for words in SOURCE_GONE):
        return Answer(None, source_trouble="source-gone")
    return Answer("failed")


async def _lost(reach: Reach, user_id: int) -> None:
    """That is worth no more than the next message's finding it out again."""
    try:
        await reach.lost(user_id)
    except Exception as error:
        logger.error("that a person can't be written to is not kept: %s", trace(error))  # noqa: TRY400  (its words are left out)
