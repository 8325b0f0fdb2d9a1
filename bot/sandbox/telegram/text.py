"""From what a bot or a person wrote to a message's text and entities, or a refusal."""

from __future__ import annotations

from bot.sandbox.telegram.entities import EmptyTextError, tidy, with_detected
from bot.sandbox.telegram.errors import bad_request
from bot.sandbox.telegram.html import parse_html, utf16_length
from bot.sandbox.telegram.html_tags import HtmlError
from bot.sandbox.telegram.people import Json

LONGEST_TEXT = 4096
LONGEST_CAPTION = 1024


def message_text(text: str | None, parse_mode: str | None, entities: list[Json] | None) -> Json:
    """`text` and `entities` of a message a bot sends."""
    if not text:
        raise bad_request("message text is empty")
    shown, found = formatted(text, parse_mode, entities)
    if not shown:
        raise bad_request("text must be non-empty")
    if utf16_length(shown) > LONGEST_TEXT:
        raise bad_request("message is too long")
    return {"text": shown, "entities": found} if found else {"text": shown}


def message_caption(caption: str | None, parse_mode: str | None, entities: list[Json] | None) -> Json:
    """`caption` and `caption_entities`; a caption may be empty."""
    shown, found = formatted(caption or "", parse_mode, entities)
    if utf16_length(shown) > LONGEST_CAPTION:
        raise bad_request("message caption is too long")
    if not shown:
        return {}
    return {"caption": shown, "caption_entities": found} if found else {"caption": shown}


def formatted(text: str, parse_mode: str | None, entities: list[Json] | None) -> tuple[str, list[Json]]:
    if parse_mode:
        if parse_mode.lower() != "html":  # Telegram also has Markdown; the sandbox does not
            raise bad_request("unsupported parse_mode")
        try:
            text, entities = parse_html(text)
        except HtmlError as error:
            raise bad_request(f"can't parse entities: {error}") from None
    try:
        text, entities = tidy(text, entities or [])
    except EmptyTextError:
        return "", []
    return text, with_detected(text, entities)
