"""Keyboards, checked as Telegram checks them."""

from __future__ import annotations

from typing import Any

from aiogram.types import (
    ForceReply,
    InlineKeyboardMarkup,
    ReplyKeyboardMarkup,
    ReplyKeyboardRemove,
    TelegramObject,
)
from pydantic import ValidationError

from bot.sandbox.telegram.errors import bad_request
from bot.sandbox.telegram.people import Json

KEYBOARDS: dict[str, type[TelegramObject]] = {
    "inline_keyboard": InlineKeyboardMarkup,
    "keyboard": ReplyKeyboardMarkup,
    "remove_keyboard": ReplyKeyboardRemove,
    "force_reply": ForceReply,
}


def checked_markup(markup: Any) -> Json | None:
    """The markup in the Bot API's form; None when there is none to keep."""
    if not markup:
        return None
    if not isinstance(markup, dict):
        raise bad_request("object expected as reply markup")
    model = next((model for key, model in KEYBOARDS.items() if key in markup), None)
    if model is None:
        return None
    try:
        return model.model_validate(markup).model_dump(mode="json", exclude_none=True)
    except ValidationError as error:
        raise bad_request(f"can't parse reply keyboard markup JSON object: {error}") from None
