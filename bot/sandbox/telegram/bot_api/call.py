"""A Bot API call: parameters from JSON, a form or a multipart body, parsed by aiogram's models."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, Generic, TypeVar

from aiogram.methods import TelegramMethod
from aiogram.types import BufferedInputFile
from aiohttp import BodyPartReader, MultipartReader, web
from pydantic import ValidationError

from bot.sandbox.telegram.callbacks import TOO_OLD
from bot.sandbox.telegram.errors import bad_request
from bot.sandbox.telegram.keyboards import checked_markup
from bot.sandbox.telegram.people import Json
from bot.sandbox.telegram.world import World

# parameters that forms carry as JSON
AS_JSON = frozenset(
    {
        "allowed_updates",
        "button",
        "caption_entities",
        "commands",
        "entities",
        "link_preview_options",
        "menu_button",
        "message_ids",
        "reaction",
        "reply_markup",
        "reply_parameters",
        "results",
        "scope",
    }
)
# what Telegram says when a parameter is missing
MISSING = {
    "chat_id": "chat_id is empty",
    "text": "message text is empty",
    "message_id": "message identifier is not specified",
    "message_ids": "message identifiers are not specified",
    "photo": "there is no photo in the request",
    "document": "there is no document in the request",
    "file_id": "file_id not specified",
    "user_id": "invalid user_id specified",
    "from_chat_id": "from_chat_id is empty",
    "callback_query_id": TOO_OLD,
    "commands": "expected an Array of BotCommand",
    "action": "wrong parameter action in request",
}

# setWebhook without an address takes the webhook away; aiogram leaves out what is empty
EMPTY_IS_MISSING = {"url": ""}

Method = TypeVar("Method", bound=TelegramMethod[Any])


@dataclass(frozen=True)
class Call(Generic[Method]):
    """What a method's handler gets."""

    world: World
    method: Method
    markup: Json | None  # reply_markup, checked

    @property
    def parse_mode(self) -> str | None:
        return text_or_none(getattr(self.method, "parse_mode", None))


def text_or_none(value: object) -> str | None:
    """The value of a parameter, without aiogram's placeholder for one that was not given."""
    return value if isinstance(value, str) else None


async def read_params(request: web.Request) -> Json:
    """All parameters: of the address and of the body, files as aiogram's input files."""
    params: Json = dict(request.query)
    if request.content_type == "application/json":
        try:
            body = await request.json() if request.can_read_body else {}
        except ValueError:
            raise bad_request("can't parse request JSON object") from None
        if not isinstance(body, dict):
            raise bad_request("request body is not an object")
        return from_form({**params, **body})
    if request.can_read_body:
        form = await request.post()
        params.update({name: _form_value(value) for name, value in form.items()})
    return from_form(params)


def _form_value(value: Any) -> Any:
    if isinstance(value, web.FileField):
        return BufferedInputFile(value.file.read(), value.filename)
    return value


async def read_multipart(reader: MultipartReader) -> Json:
    """The parameters of a call that came as the answer to a webhook."""
    params: Json = {}
    async for part in reader:
        if isinstance(part, BodyPartReader) and part.name:
            body = bytes(await part.read(decode=True))
            params[part.name] = BufferedInputFile(body, part.filename) if part.filename else body.decode()
    return from_form(params)


def from_form(params: Mapping[str, Any]) -> Json:
    """Decodes what is carried as JSON in a string, and puts attached files where they are named."""
    decoded = {name: _decoded(name, value) for name, value in params.items()}
    for name, value in decoded.items():
        if isinstance(value, str) and value.startswith("attach://"):
            decoded[name] = params.get(value.removeprefix("attach://"), value)
    return decoded


def _decoded(name: str, value: Any) -> Any:
    if name not in AS_JSON or not isinstance(value, str) or not value:
        return value
    try:
        return json.loads(value)
    except ValueError:
        what = "reply keyboard markup" if name == "reply_markup" else name
        raise bad_request(f"can't parse {what} JSON object") from None


def make_call(world: World, model: type[Method], params: Json) -> Call[Method]:
    """The call, parsed and checked; refused as Telegram refuses it."""
    given = {**EMPTY_IS_MISSING, **{name: value for name, value in params.items() if value is not None}}
    private = not str(given.get("chat_id", "")).startswith("-")
    markup = checked_markup(given.pop("reply_markup", None), private=private)
    try:
        return Call(world, model.model_validate(given), markup)
    except ValidationError as error:
        raise bad_request(_reason(error)) from None


def _reason(error: ValidationError) -> str:
    first = error.errors(include_url=False, include_context=False)[0]
    name = str(first["loc"][0]) if first["loc"] else "request"
    if first["type"] == "missing" and len(first["loc"]) == 1:
        return MISSING.get(name, f"parameter {name} is required")
    return f"can't parse {name}: {first['msg']}"
