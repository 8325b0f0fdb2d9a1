"""Counts each call of the Bot API as Telegram answered it, each try by itself."""

from aiogram import Bot
from aiogram.client.session.middlewares.base import BaseRequestMiddleware, NextRequestMiddlewareType
from aiogram.exceptions import (
    TelegramAPIError,
    TelegramForbiddenError,
    TelegramNetworkError,
    TelegramRetryAfter,
)
from aiogram.methods import Response, TelegramMethod
from aiogram.methods.base import TelegramType

from bot.monitoring.meters import Meters


class Measuring(BaseRequestMiddleware):
    """Inside Pacing, which calls again after a 429."""

    def __init__(self, meters: Meters) -> None:
        self._calls = meters.telegram_calls

    async def __call__(
        self,
        make_request: NextRequestMiddlewareType[TelegramType],
        bot: Bot,
        method: TelegramMethod[TelegramType],
    ) -> Response[TelegramType]:
        try:
            answer = await make_request(bot, method)
        except TelegramAPIError as error:
            self._calls.add(method.__api_method__, _outcome_of(error))
            raise
        self._calls.add(method.__api_method__, "done")
        return answer


def _outcome_of(error: TelegramAPIError) -> str:
    match error:
        case TelegramRetryAfter():
            return "too_many"
        case TelegramForbiddenError():
            return "forbidden"
        case TelegramNetworkError():
            return "unreachable"
    return "refused"
