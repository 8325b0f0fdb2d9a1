"""Both ends of the sandbox Telegram for its tests: a plain aiogram bot, and people over the person API."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager
from typing import Any

from aiogram import Bot
from aiogram.client.default import DefaultBotProperties
from aiogram.client.session.aiohttp import AiohttpSession
from aiogram.client.telegram import TelegramAPIServer
from aiogram.types import InlineKeyboardButton, InlineKeyboardMarkup, Message, Update
from aiohttp import ClientSession

from bot.sandbox.telegram import SandboxTelegram


class People:
    """The person API, as a page or a scripted customer speaks it."""

    def __init__(self, session: ClientSession) -> None:
        self.session = session

    async def get(self, path: str, status: int = 200) -> Any:
        async with self.session.get(path) as response:
            assert response.status == status, await response.text()
            return await response.json()

    async def post(self, path: str, status: int = 200, **body: Any) -> Any:
        async with self.session.post(path, json=body) as response:
            assert response.status == status, await response.text()
            return await response.json()

    async def say(self, person: int, text: str, chat: int | None = None, **more: Any) -> dict[str, Any]:
        path = f"/person/{person}/chats/{chat or person}/send"
        message: dict[str, Any] = (await self.post(path, text=text, **more))["message"]
        return message

    async def messages(self, person: int, chat: int | None = None) -> list[dict[str, Any]]:
        found: list[dict[str, Any]] = (await self.get(f"/person/{person}/chats/{chat or person}/messages"))[
            "messages"
        ]
        return found


class Talk:
    """A sandbox, a bot on it and its people; the customer has written to the bot."""

    def __init__(self, telegram: SandboxTelegram, bot: Bot, people: People) -> None:
        self.telegram, self.bot, self.people = telegram, bot, people
        self.customer = telegram.people["customer"]
        self.offset = 0

    async def updates(self, seconds: int = 0) -> list[Update]:
        """What waits for the bot; confirmed by the next call."""
        found = await self.bot.get_updates(offset=self.offset, timeout=seconds)
        if found:
            self.offset = found[-1].update_id + 1
        return found

    async def update(self) -> Update:
        """The one update that waits for the bot."""
        (update,) = await self.updates(seconds=5)
        return update

    async def edit(self, sent: Message, text: str, **more: Any) -> Message | bool:
        return await self.bot.edit_message_text(
            text, chat_id=self.customer, message_id=sent.message_id, **more
        )

    async def delete(self, sent: Message) -> bool:
        return await self.bot.delete_message(self.customer, sent.message_id)


class LoopbackSession(AiohttpSession):
    async def close(self) -> None:
        """Without the quarter of a second that aiogram gives TLS connections to end."""
        if self._session is not None:
            await self._session.close()


def new_bot(telegram: SandboxTelegram, token: str | None = None) -> Bot:
    session = LoopbackSession(api=TelegramAPIServer.from_base(telegram.url))
    return Bot(token or telegram.token, session=session, default=DefaultBotProperties(parse_mode="HTML"))


@asynccontextmanager
async def talking(*, limits: bool = False, started: bool = True) -> AsyncIterator[Talk]:
    async with (
        SandboxTelegram(limits=limits) as telegram,
        ClientSession(telegram.url) as session,
        new_bot(telegram) as bot,
    ):
        talk = Talk(telegram, bot, People(session))
        if started:
            await talk.people.post(f"/person/{talk.customer}/start")
            await talk.update()
            await talk.updates()  # confirms it
        yield talk


async def until(true: Callable[[], bool], seconds: float = 10) -> None:
    """Waits for a condition that nothing announces."""
    async with asyncio.timeout(seconds):
        while not true():  # noqa: ASYNC110  looked at from outside
            await asyncio.sleep(0.01)


def buttons(*row: dict[str, Any] | InlineKeyboardButton) -> InlineKeyboardMarkup:
    """An inline keyboard of one row."""
    made = [one if isinstance(one, InlineKeyboardButton) else InlineKeyboardButton(**one) for one in row]
    return InlineKeyboardMarkup(inline_keyboard=[made])


def button(text: str = "Go", **action: Any) -> dict[str, Any]:
    return {"text": text, **action}


async def call(talk: Talk, method: str, **params: Any) -> dict[str, Any]:
    """A call as JSON, past aiogram's own checks."""
    path = f"/bot{talk.telegram.token}/{method}"
    async with talk.people.session.post(path, json={"chat_id": talk.customer, **params}) as response:
        answer: dict[str, Any] = await response.json()
        assert response.status == answer.get("error_code", 200)
        return answer


async def refusal(talk: Talk, method: str, **params: Any) -> str:
    answer = await call(talk, method, **params)
    assert answer["ok"] is False
    return str(answer["description"]).removeprefix("Bad Request: ")
