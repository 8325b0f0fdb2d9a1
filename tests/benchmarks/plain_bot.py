"""A small exchange bot as open ones are: it keeps but ids, and asks the site at each step for the rest."""

from collections.abc import Mapping
from html import unescape
from typing import Any

import aiohttp
from aiogram import Bot, Dispatcher, F, Router
from aiogram.filters import CommandStart, StateFilter
from aiogram.fsm.context import FSMContext
from aiogram.types import CallbackQuery, InlineKeyboardButton, InlineKeyboardMarkup, Message


class PlainSite:
    def __init__(self, url: str, login: str, key: str, session: aiohttp.ClientSession) -> None:
        self._url = f"{url}/api/userapi/v1"
        self._headers = {"API-LOGIN": login, "API-KEY": key, "API-LANG": "en_US"}
        self._session = session

    async def call(self, method: str, **form: object) -> Any:
        data = {name: str(value) for name, value in form.items()}
        async with self._session.post(f"{self._url}/{method}", data=data, headers=self._headers) as answer:
            return (await answer.json(content_type=None))["data"]

    async def fields(self, direction_id: int) -> list[dict[str, Any]]:
        """The form's required texts; the sandbox gives its groups as maps or lists."""
        found = await self.call("get_direction", direction_id=direction_id)
        groups = [found[name] for name in ("give_fields", "get_fields", "dir_fields")]
        every = [each for group in groups for each in (group.values() if isinstance(group, dict) else group)]
        return [each for each in every if str(each["req"]) == "1"]


def buttons(choices: Mapping[str, str]) -> InlineKeyboardMarkup:
    rows = [[InlineKeyboardButton(text=words, callback_data=data)] for data, words in choices.items()]
    return InlineKeyboardMarkup(inline_keyboard=rows[:90])


async def start(message: Message, bot: Bot, state: FSMContext, site: PlainSite) -> None:
    await state.clear()
    found = await site.call("get_direction_currencies")
    choices = {f"give:{each['id']}": each["title"] for each in found["give"]}
    await bot.send_message(message.chat.id, "Give?", reply_markup=buttons(choices))


async def give(query: CallbackQuery, bot: Bot, state: FSMContext, site: PlainSite) -> None:
    chosen = (query.data or "").partition(":")[2]
    await state.update_data(give=chosen)
    found = await site.call("get_direction_currencies", currency_id_give=chosen)
    choices = {f"get:{each['id']}": each["title"] for each in found["get"]}
    await _say(query, bot, "Get?", buttons(choices))


async def get(query: CallbackQuery, bot: Bot, state: FSMContext, site: PlainSite) -> None:
    sides = {
        "currency_id_give": (await state.get_data())["give"],
        "currency_id_get": (query.data or "").partition(":")[2],
    }
    (direction,) = await site.call("get_directions", **sides)
    limits = await site.call("get_direction", direction_id=direction["direction_id"])
    await state.update_data(direction=direction["direction_id"], form={})
    await state.set_state("amount")
    await _say(query, bot, f"Amount? From {limits['min_give']}.", None)


async def amount(message: Message, bot: Bot, state: FSMContext, site: PlainSite) -> None:
    await state.update_data(amount=message.text)
    await state.set_state("field")
    await _next(message, bot, state, site)


async def field(message: Message, bot: Bot, state: FSMContext, site: PlainSite) -> None:
    data = await state.get_data()
    asked = await site.fields(data["direction"])
    name = next(each["name"] for each in asked if each["name"] not in data["form"])
    await state.update_data(form={**data["form"], name: message.text})
    await _next(message, bot, state, site)


async def _next(message: Message, bot: Bot, state: FSMContext, site: PlainSite) -> None:
    """The next field, or the summary; the price so far stands on each screen."""
    data = await state.get_data()
    price = await _price(site, data)
    asked = await site.fields(data["direction"])
    left = [each for each in asked if each["name"] not in data["form"]]
    words = unescape(f"{left[0]['label']}?") if left else "Correct?"
    keyboard = None if left else buttons({"ok": "Create"})
    await bot.send_message(
        message.chat.id, f"{price['sum_give']} for {price['sum_get']}. {words}", reply_markup=keyboard
    )


async def confirm(query: CallbackQuery, bot: Bot, state: FSMContext, site: PlainSite) -> None:
    data = await state.get_data()
    await _price(site, data)
    asked = {"direction_id": data["direction"], "calc_amount": data["amount"], "calc_action": 1}
    bid = await site.call("create_bid", **asked, **data["form"])
    await _say(query, bot, f"Order {bid['id']}", None)


async def _price(site: PlainSite, data: Mapping[str, Any]) -> Any:
    price = {"direction_id": data["direction"], "calc_amount": data["amount"], "calc_action": 1}
    return await site.call("get_calc", **price)


async def _say(query: CallbackQuery, bot: Bot, text: str, keyboard: InlineKeyboardMarkup | None) -> None:
    await bot.answer_callback_query(query.id)
    if isinstance(query.message, Message):
        await bot.send_message(query.message.chat.id, text, reply_markup=keyboard)


def plain_dispatcher(site: PlainSite) -> Dispatcher:
    router = Router()
    router.message.register(start, CommandStart())
    router.callback_query.register(give, F.data.startswith("give:"))
    router.callback_query.register(get, F.data.startswith("get:"))
    router.callback_query.register(confirm, F.data == "ok")
    router.message.register(amount, StateFilter("amount"))
    router.message.register(field, StateFilter("field"))
    dispatcher = Dispatcher(site=site)
    dispatcher.include_router(router)
    return dispatcher
