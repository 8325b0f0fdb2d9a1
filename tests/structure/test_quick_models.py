"""aiogram's models wait until they are used, and each of them can then be built."""

import subprocess
import sys
from typing import Any

import aiogram.methods
import aiogram.types
from aiogram import Bot
from aiogram.client.context_controller import BotContextController
from aiogram.types import InlineKeyboardButton, Message, Update
from pydantic import BaseModel

from bot.app import ROOT
from bot.quick_models import _hold_the_bot, _hold_the_bot_at_once

MODELS = {
    name: model
    for package in (aiogram.types, aiogram.methods)
    for name, model in vars(package).items()
    if isinstance(model, type) and issubclass(model, BaseModel)
}
COUNT_WAITING = """
from bot.quick_models import import_aiogram
import_aiogram()
import aiogram.types
models = [model for model in vars(aiogram.types).values() if hasattr(model, "__pydantic_complete__")]
print(len(models), sum(not model.__pydantic_complete__ for model in models))
"""


UPDATE = {
    "update_id": 1,
    "message": {
        "message_id": 1,
        "date": 1,
        "chat": {"id": 1, "type": "private"},
        "from": {"id": 1, "is_bot": False, "first_name": "Alex"},
        "reply_markup": {"inline_keyboard": [[{"text": "Yes", "callback_data": "1"}]]},
    },
}


def test_nearly_all_wait() -> None:
    command = (sys.executable, "-c", COUNT_WAITING)
    done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=True)  # noqa: S603
    models, waiting = map(int, done.stdout.split())
    assert waiting > models * 0.9 > 300


def test_each_can_be_built() -> None:
    assert len(MODELS) > 500
    for model in MODELS.values():
        model.model_rebuild()
        assert model.__pydantic_complete__, model


def test_names_mean_what_they_mean_in_aiogram() -> None:
    """No name that was put into a model's module hides another there."""
    for module in {model.__module__ for model in MODELS.values()}:
        known = vars(sys.modules[module])
        assert all(known.get(name, model) is model for name, model in MODELS.items()), module


def test_what_holds_nothing_but_the_bot_takes_it_in_one_way() -> None:
    ways = {model.model_post_init for model in MODELS.values() if issubclass(model, BotContextController)}
    assert ways == {_hold_the_bot}


def test_a_model_with_more_to_do_does_it() -> None:
    class Counting(BotContextController):
        _made: int = 0

        def model_post_init(self, context: Any, /) -> None:
            super().model_post_init(context)
            self._made += 1

    class Upper(BotContextController):
        name: str

        def model_post_init(self, context: Any, /) -> None:
            super().model_post_init(context)
            self.name = self.name.upper()

    for model in (Counting, Upper):
        _hold_the_bot_at_once(model, _hold_the_bot)
    bot = Bot("1:none")
    assert Counting.model_validate({}, context={"bot": bot})._made == 1
    upper = Upper.model_validate({"name": "btc"}, context={"bot": bot})
    assert (upper.name, upper.bot) == ("BTC", bot)


def test_all_of_an_update_knows_the_bot_it_came_by() -> None:
    bot = Bot("1:none")
    update = Update.model_validate(UPDATE, context={"bot": bot})
    message = update.message
    assert message is not None
    assert message.reply_markup is not None
    parts: list[BotContextController | None] = [update, message, message.from_user, message.chat]
    parts += [message.reply_markup, message.reply_markup.inline_keyboard[0][0]]
    assert all(part is not None and part.bot is bot for part in parts)
    assert message.model_copy().bot is bot


def test_what_came_by_no_bot_knows_none_until_it_is_told() -> None:
    message = Update.model_validate(UPDATE).message
    assert isinstance(message, Message)
    button = InlineKeyboardButton(text="Yes", callback_data="1")
    assert message.bot is button.bot is None
    bot = Bot("1:none")
    assert button.as_(bot).bot is bot
    assert button == InlineKeyboardButton(text="Yes", callback_data="1").as_(bot)
