"""Contacts, rules, working hours: what operators have written for customers to read."""

from aiogram import Router
from aiogram.types import CallbackQuery

from bot.handlers.flow import Flow
from bot.services.house_texts import PAGES
from bot.ui.info import info_page
from bot.ui.info_buttons import GoInfo
from bot.ui.menu import menu


async def open_page(query: CallbackQuery, callback_data: GoInfo, flow: Flow, support_url: str) -> None:
    await flow.ask_no_more()
    page = callback_data.page
    if page in PAGES and flow.house.get(page) is not None:
        await flow.answer(info_page(flow.t, flow.house, page))
        return
    flow.tell(flow.t.plain("info-gone"))  # taken away since the menu was shown
    await flow.answer(menu(flow.t, flow.house, support_url, going_on=flow.going_on))


def add_to(router: Router) -> None:
    router.callback_query.register(open_page, GoInfo.filter())
