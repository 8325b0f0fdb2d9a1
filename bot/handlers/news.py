"""/news, and the button under each broadcast: whether a person wants them."""

import logging

from aiogram import Router
from aiogram.exceptions import TelegramBadRequest
from aiogram.filters import Command
from aiogram.types import CallbackQuery, Message

from bot.handlers.flow import Flow
from bot.storage.database import Database
from bot.storage.ids import now_ms
from bot.ui import news as screens
from bot.ui.news import NewsButton

logger = logging.getLogger(__name__)


async def show(message: Message, flow: Flow) -> None:
    await flow.ask_no_more()
    await flow.answer(screens.news(flow.t, on=flow.user.no_news_at is None))


async def switch(query: CallbackQuery, callback_data: NewsButton, flow: Flow, database: Database) -> None:
    on = callback_data.on
    async with database.transaction() as tx:
        await tx.users.set_no_news(flow.user_id, None if on else now_ms())
    if not callback_data.below:
        await flow.answer(screens.news(flow.t, on=on))
        return
    flow.tell(flow.t.plain("news-told-on") if on else flow.t.plain("news-told-off"), alert=not on)
    if isinstance(query.message, Message):
        await _turn_round(query.message, flow, on=on)


async def _turn_round(below: Message, flow: Flow, *, on: bool) -> None:
    """The button offers the other way from now on; that it could not be changed keeps nobody from it."""
    try:
        keyboard = screens.switched_below(flow.t, below.reply_markup, on=on)
        await flow.show.change_buttons(flow.chat_id, below.message_id, keyboard)
    except TelegramBadRequest as error:
        logger.info("the button under a broadcast stays as it is: %s", error)


def add_to(router: Router) -> None:
    router.message.register(show, Command("news"))
    router.callback_query.register(switch, NewsButton.filter())
