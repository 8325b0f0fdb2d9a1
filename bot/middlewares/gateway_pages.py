"""A page of HTML in the place of Telegram's answer, as a proxy on the way sends: trouble of the network."""

from json import JSONDecodeError

from aiogram import Bot
from aiogram.client.session.middlewares.base import BaseRequestMiddleware, NextRequestMiddlewareType
from aiogram.exceptions import ClientDecodeError, TelegramNetworkError
from aiogram.methods import Response, TelegramMethod
from aiogram.methods.base import TelegramType


class NotTelegram(TelegramNetworkError):
    """Something else answers in Telegram's place."""


class GatewayPages(BaseRequestMiddleware):
    """aiogram raises what nobody who handles Telegram's errors expects."""

    async def __call__(
        self,
        make_request: NextRequestMiddlewareType[TelegramType],
        bot: Bot,
        method: TelegramMethod[TelegramType],
    ) -> Response[TelegramType]:
        try:
            return await make_request(bot, method)
        except ClientDecodeError as error:
            if not isinstance(error.original, JSONDecodeError):
                raise
        raise NotTelegram(method=method, message="the answer is not Telegram's")
