"""Calls of the Bot API over aiohttp, at half of what aiogram's own session spends on a screen."""

from functools import cache
from http import HTTPStatus
from typing import Any, Literal

from aiogram import Bot
from aiogram.client.default import Default
from aiogram.client.session.aiohttp import AiohttpSession
from aiogram.methods import (
    AnswerCallbackQuery,
    CopyMessage,
    DeleteMessage,
    EditMessageText,
    Response,
    SendDocument,
    SendMessage,
    SendPhoto,
    TelegramMethod,
)
from aiohttp import BytesPayload
from pydantic import BaseModel, ValidationError
from pydantic_core import to_json

FREQUENT = (SendMessage, CopyMessage, EditMessageText, DeleteMessage, AnswerCallbackQuery)
"""They go as JSON: no files and no times in them, which aiogram puts in a form's own way."""

TRUE = '{"ok":true,"result":true}'
SHOWING = (SendMessage, CopyMessage, SendPhoto, SendDocument, EditMessageText)


class ShownMessage(BaseModel):
    """All that the bot wants to know of a message it has sent; Telegram repeats the whole of it."""

    message_id: int


class Shown(BaseModel):
    ok: Literal[True]
    result: ShownMessage


class TelegramSession(AiohttpSession):
    """aiogram's own, but that frequent calls and their answers are kept short, that the types of the other
    answers are kept, and that what has no TLS closes at once."""

    def build_form_data(self, bot: Bot, method: TelegramMethod[Any]) -> Any:
        """What aiohttp sends as the body."""
        if not isinstance(method, FREQUENT):
            return super().build_form_data(bot, method)
        return BytesPayload(to_json(_given(bot, method), exclude_none=True), content_type="application/json")

    def check_response(
        self, bot: Bot, method: TelegramMethod[Any], status_code: int, content: str
    ) -> Response[Any]:
        if content == TRUE and status_code == HTTPStatus.OK:
            return Response.model_construct(ok=True, result=True)
        if isinstance(method, SHOWING) and status_code == HTTPStatus.OK:
            try:
                return Response.model_construct(ok=True, result=Shown.model_validate_json(content).result)
            except ValidationError:
                pass  # aiogram says what it is
        _answer_to(type(method))
        return super().check_response(bot, method, status_code, content)

    async def close(self) -> None:
        if self.api.base.startswith("https:"):
            await super().close()  # waits for TLS to end
        elif self._session is not None:
            await self._session.close()


def _given(bot: Bot, method: TelegramMethod[Any]) -> dict[str, Any]:
    """The parameters that have a value, of the call's own or by default."""
    values = {
        name: bot.default[value.name] if isinstance(value, Default) else value for name, value in method
    }
    return {name: value for name, value in values.items() if value is not None}


@cache
def _answer_to(method: type[TelegramMethod[Any]]) -> type[Response[Any]]:
    """The type that aiogram reads the answer with. Pydantic forgets one that nobody holds, and would make it
    anew, with all that a message may hold: now and then the bot would stand still for that.
    """
    return Response[method.__returning__]  # type: ignore[name-defined]
