"""Keyboards, checked as Telegram checks them, with its words.

A keyboard's class is chosen by its key: a union of models would take a broken keyboard for another kind.
One check is stricter than Telegram's: of several actions in a button Telegram silently takes the first, the
sandbox refuses them.
"""

from __future__ import annotations

import json
from typing import Any

from aiogram.types import (
    ForceReply,
    InlineKeyboardButton,
    KeyboardButton,
    ReplyKeyboardMarkup,
    ReplyKeyboardRemove,
)
from pydantic import BaseModel, ValidationError

from bot.sandbox.telegram.errors import bad_request
from bot.sandbox.telegram.html import utf16_length
from bot.sandbox.telegram.links import WrongLinkError, checked_link, mentioned_user
from bot.sandbox.telegram.people import Json

MOST_BUTTONS = 100
MOST_BYTES = 10_240  # of the whole keyboard
IN_A_ROW = 12  # Telegram leaves out what stands behind
TEXTS = frozenset({"text", "callback_data", "url", "style", "switch_inline_query"})
STYLES = frozenset({"danger", "success", "primary"})
ACTIONS = frozenset(InlineKeyboardButton.model_fields) - {"text", "icon_custom_emoji_id", "style"}
REPLY_ACTIONS = frozenset(KeyboardButton.model_fields) - {"text", "icon_custom_emoji_id", "style"}


def checked_markup(markup: Any, *, private: bool) -> Json | None:
    """The markup as Telegram keeps it; None when nothing is left of it."""
    if markup is None or markup == "":
        return None
    if not isinstance(markup, dict):
        raise bad_request("object expected as reply markup")
    if "inline_keyboard" in markup:
        return _inline_keyboard(markup)
    if "keyboard" in markup:
        return _reply_keyboard(markup, private=private)
    if markup.get("remove_keyboard") is True:
        return _dumped(ReplyKeyboardRemove, markup, "reply markup")
    if markup.get("force_reply") is True:
        return _dumped(ForceReply, markup, "reply markup")
    return None


def _inline_keyboard(markup: Json) -> Json | None:
    rows = _rows(markup, "inline_keyboard", "InlineKeyboardMarkup")
    kept = [[_inline_button(button) for button in row][:IN_A_ROW] for row in rows]
    return _fitting({"inline_keyboard": _not_empty(kept)}, "inline_keyboard")


def _reply_keyboard(markup: Json, *, private: bool) -> Json | None:
    rows = _rows(markup, "keyboard", "ReplyKeyboardMarkup")
    kept = [[_reply_button(button, private=private) for button in row][:IN_A_ROW] for row in rows]
    options = _dumped(ReplyKeyboardMarkup, {**markup, "keyboard": []}, "reply keyboard markup")
    return _fitting({**options, "keyboard": _not_empty(kept)}, "keyboard")


def _rows(markup: Json, field: str, of: str) -> list[list[Any]]:
    rows = markup[field]
    if not isinstance(rows, list):
        raise bad_request(f'field "{field}" of the {of} must be an Array')
    if not all(isinstance(row, list) for row in rows):
        raise bad_request(f'field "{field}" of the {of} must be an Array of Arrays')
    return rows


def _not_empty(rows: list[list[Json]]) -> list[list[Json]]:
    """Without buttons that have no text and rows that have no buttons."""
    with_text = [[button for button in row if button["text"]] for row in rows]
    return [row for row in with_text if row]


def _fitting(markup: Json, field: str) -> Json | None:
    rows = markup[field]
    if not rows:
        return None
    size = len(json.dumps(markup, ensure_ascii=False, separators=(",", ":")).encode())
    if sum(map(len, rows)) > MOST_BUTTONS or size > MOST_BYTES:
        raise bad_request("reply markup is too long")
    return markup


def _inline_button(button: Any) -> Json:
    where = "can't parse inline keyboard button"
    if not isinstance(button, dict):
        raise bad_request(f"{where}: InlineKeyboardButton must be an Object")
    _check_look(button, where)
    actions = [name for name in ACTIONS if button.get(name) is not None and button[name] != ""]
    actions += [name for name in button if name.startswith("switch_inline_query") and button[name] == ""]
    if not actions:
        raise bad_request(f"{where}: Text buttons are unallowed in the inline keyboard")
    if len(actions) > 1:
        raise bad_request(f"{where}: exactly one action must be specified, not {', '.join(sorted(actions))}")
    kept = _dumped(InlineKeyboardButton, button, where)
    _check_action(actions[0], kept)
    return kept


def _check_look(button: Json, where: str) -> None:
    if not isinstance(button.get("text"), str):
        problem = "must be of type String" if "text" in button else None
        raise bad_request(
            f'{where}: Field "text" {problem}' if problem else f'{where}: Can\'t find field "text"'
        )
    if button.get("style") is not None and button["style"] not in STYLES:
        raise bad_request(f"{where}: invalid button style specified")


def _check_action(action: str, button: Json) -> None:
    if action == "callback_data" and len(button["callback_data"].encode()) > 64:
        raise bad_request("BUTTON_DATA_INVALID")
    if action == "copy_text" and not 1 <= utf16_length(button["copy_text"]["text"]) <= 256:
        raise bad_request("BUTTON_COPY_TEXT_INVALID")
    if action == "url" and mentioned_user(button["url"]) is None:
        button["url"] = _link(button["url"], "inline keyboard button URL")
    if action in {"web_app", "login_url"}:
        name = "Web App" if action == "web_app" else "login"
        if not _link(button[action]["url"], f"inline keyboard button {name} URL").startswith("https://"):
            raise bad_request(
                f"inline keyboard button {name} URL '{button[action]['url']}' is invalid: "
                "Only HTTPS links are allowed"
            )


def _link(url: str, what: str) -> str:
    try:
        return checked_link(url)
    except WrongLinkError as error:
        raise bad_request(f"{what} '{url}' is invalid: {error}") from None


def _reply_button(button: Any, *, private: bool) -> Json:
    where = "can't parse keyboard button"
    if isinstance(button, str):
        return {"text": button}
    if not isinstance(button, dict):
        raise bad_request(f"{where}: KeyboardButton must be a String or an Object")
    _check_look(button, where)
    actions = [name for name in REPLY_ACTIONS if button.get(name)]
    if len(actions) > 1:
        raise bad_request(f"{where}: at most one action must be specified, not {', '.join(sorted(actions))}")
    if actions and not private:
        raise bad_request(f"{actions[0]} buttons are allowed in private chats only")
    return _dumped(KeyboardButton, button, where)


def _dumped(model: type[BaseModel], given: Json, where: str) -> Json:
    known = {name: value for name, value in given.items() if name in model.model_fields and value is not None}
    if known.keys() <= TEXTS and all(isinstance(value, str) for value in known.values()):
        return known  # most buttons; a model would find nothing to say
    try:
        return model.model_validate(known).model_dump(mode="json", exclude_none=True)
    except ValidationError as error:
        first = error.errors(include_url=False, include_context=False)[0]
        name = ".".join(map(str, first["loc"]))
        raise bad_request(f'{where}: Field "{name}": {first["msg"]}') from None
