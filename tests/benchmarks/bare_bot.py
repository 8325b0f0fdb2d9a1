"""A bare aiogram bot that gives the same answers from constants: `… -m benchmarks.bare_bot <file>`.

The file holds what the whole bot answered to each step: the calls of the Bot API with their payloads, and
the calls of the exchanger between them, made here by plain aiohttp. It runs as no part of `tests`: that has
aiogram's models built as our own bot does, and this one is to be as aiogram comes.
"""

import asyncio
import json
import os
import sys
from pathlib import Path
from typing import Any

import aiohttp
from aiogram import Bot, Dispatcher
from aiogram.client.default import DefaultBotProperties
from aiogram.client.session.aiohttp import AiohttpSession
from aiogram.client.telegram import TelegramAPIServer
from aiogram.enums import ParseMode
from aiogram.types import CallbackQuery, InlineKeyboardMarkup, LinkPreviewOptions, Message

from bot.collector import calm_the_collector

from .heartbeat import beating
from .walk import AMOUNTS

NO_PREVIEW = LinkPreviewOptions(is_disabled=True)
Call = tuple[str, dict[str, str], InlineKeyboardMarkup | None]


class BareBot:
    def __init__(self, bot: Bot, session: aiohttp.ClientSession, site: str, walks: dict[str, Any]) -> None:
        self._bot = bot
        self._session = session
        self._site = site
        self._living: dict[int, int] = {}
        self._answers: dict[str, list[Call]] = {}
        for language, steps in walks.items():
            for asked, calls in steps:
                answers = [(method, form, _keyboard(form)) for method, form in calls]
                self._answers.setdefault(f"{language} {asked}", answers)

    async def message(self, message: Message) -> None:
        text, user = message.text or "", message.from_user
        asked = AMOUNTS.get(len(text), text) if text.isdecimal() else text
        if user is not None:
            await self._answer(message.chat.id, f"{user.language_code} {asked}", text, None)

    async def tap(self, query: CallbackQuery) -> None:
        if query.message is not None:
            asked = f"{query.from_user.language_code} {query.data}"
            await self._answer(query.message.chat.id, asked, "", query)

    async def _answer(self, chat: int, asked: str, text: str, query: CallbackQuery | None) -> None:
        before = self._living.get(chat, 0)
        for method, form, keyboard in self._answers[asked]:
            match method:
                case "sendMessage":
                    sent = await self._bot.send_message(
                        chat, form["text"], reply_markup=keyboard, link_preview_options=NO_PREVIEW
                    )
                    self._living[chat] = sent.message_id
                case "deleteMessage":
                    await self._bot.delete_message(chat, before)
                case "editMessageText" if query and query.message:
                    await self._bot.edit_message_text(
                        form["text"],
                        chat_id=chat,
                        message_id=query.message.message_id,
                        reply_markup=keyboard,
                        link_preview_options=NO_PREVIEW,
                    )
                case "answerCallbackQuery" if query:
                    await query.answer(form.get("text"))
                case _:
                    await self._ask_site(method, {**form, "calc_amount": text or form.get("calc_amount", "")})

    async def _ask_site(self, method: str, form: dict[str, str]) -> Any:
        async with self._session.post(f"{self._site}/api/userapi/v1/{method}", data=form) as answer:
            return await answer.json(content_type=None)


def _keyboard(form: dict[str, str]) -> InlineKeyboardMarkup | None:
    raw = form.get("reply_markup")
    return InlineKeyboardMarkup.model_validate_json(raw) if raw else None


async def main() -> None:
    walks = json.loads(Path(sys.argv[1]).read_text())  # noqa: ASYNC240 - nothing is served yet
    session = AiohttpSession(api=TelegramAPIServer.from_base(os.environ["TELEGRAM_API_URL"]))
    bot = Bot(
        os.environ["BOT_TOKEN"], session=session, default=DefaultBotProperties(parse_mode=ParseMode.HTML)
    )
    headers = {"API-LOGIN": os.environ["EXCHANGER_LOGIN"], "API-KEY": os.environ["EXCHANGER_KEY"]}
    async with aiohttp.ClientSession(headers=headers) as site, beating():
        bare = BareBot(bot, site, os.environ["EXCHANGER_URL"], walks)
        dispatcher = Dispatcher()
        dispatcher.message.register(bare.message)
        dispatcher.callback_query.register(bare.tap)
        if os.environ.get("BENCH_COLLECTOR") == "calm":
            calm_the_collector()
        print("ready", flush=True)
        await dispatcher.start_polling(bot, handle_signals=False)


if __name__ == "__main__":
    asyncio.run(main())
