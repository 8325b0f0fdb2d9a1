"""aiogram's models wait until they are used, and each of them can then be built."""

import subprocess
import sys
from typing import Any

import aiogram.methods
import aiogram.types
from aiogram import Bot
from aiogram.client.context_controller import BotContextController
from aiogram.methods import AnswerCallbackQuery, DeleteMessage, EditMessageText, SendMessage
from aiogram.types import CallbackQuery, InlineKeyboardMarkup, Message, Update
from pydantic import BaseModel, ConfigDict

from bot.app import ROOT
from bot.quick_models import _lighten

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


def test_an_update_knows_the_bot_it_came_by() -> None:
    """Else the dispatcher makes it anew."""
    bot = Bot("1:none")
    assert Update.model_validate(UPDATE, context={"bot": bot}).bot is bot


def test_what_is_made_most_does_no_more_than_to_hold_its_values() -> None:
    often = (SendMessage, EditMessageText, AnswerCallbackQuery, DeleteMessage)
    for model in (Message, CallbackQuery, InlineKeyboardMarkup, *often):
        model.model_rebuild()
        schema = str(model.__pydantic_core_schema__)
        assert "model_post_init" not in schema
        assert "remove_unset" not in schema


def test_a_model_with_more_to_do_does_it() -> None:
    class Counting(BotContextController):
        model_config = ConfigDict(defer_build=True)
        _made: int = 0

        def model_post_init(self, context: Any, /) -> None:
            super().model_post_init(context)
            self._made += 1

    _lighten(Counting, but=Update)
    bot = Bot("1:none")
    counting = Counting.model_validate({}, context={"bot": bot})
    assert (counting._made, counting.bot) == (1, bot)
