"""What an operator has typed, with its formatting, as HTML that Telegram takes from the bot.

It is made of the message's text and entities, never of what reads like a tag in it: `<b>` that was typed
shows as `<b>`. What is kept is what anybody may send; a custom emoji, for one, takes a bot that has bought a
name, and shows as the plain emoji it stands for.
"""

from collections.abc import Sequence
from dataclasses import dataclass

from aiogram.types import MessageEntity

from bot.i18n import Html, clean
from bot.ui.rich import formatted, link, units_of

_KEPT = {
    "bold",
    "italic",
    "underline",
    "strikethrough",
    "spoiler",
    "code",
    "pre",
    "text_link",
    "blockquote",
    "expandable_blockquote",
}
_FOUND_BY_TELEGRAM = {"mention", "hashtag", "cashtag", "bot_command", "url", "email", "phone_number"}
"""It makes them again of the bare words."""


@dataclass(frozen=True, slots=True)
class Typed:
    """`dropped`: some of the formatting could not be kept."""

    html: Html
    units: int
    dropped: bool


def typed_html(text: str, entities: Sequence[MessageEntity] | None) -> Typed:
    """Empty when nothing of it can be seen."""
    units, kept, dropped = text.encode("utf-16-le", "surrogatepass"), [], False
    for entity in entities or ():
        if entity.type in _KEPT and (entity.type != "text_link" or link(entity.url or "")):
            kept.append(_moved(entity, units))
        elif entity.type not in _FOUND_BY_TELEGRAM:
            dropped = True
    shown = clean(text)
    if not any(char.isprintable() and not char.isspace() for char in shown):
        shown, kept = "", []
    return Typed(formatted(shown, kept), units_of(shown.rstrip()), dropped)


def _moved(entity: MessageEntity, units: bytes) -> MessageEntity:
    """To where its words are once the characters that break messages are out."""
    start = _place(units, entity.offset)
    length = _place(units, entity.offset + entity.length) - start
    url = link(entity.url) if entity.url else None
    # a code's language is no words of its own: nothing checks it
    return entity.model_copy(update={"offset": start, "length": length, "url": url, "language": None})


def _place(units: bytes, offset: int) -> int:
    """In the cleaned text; before a character that the offset would split."""
    return units_of(clean(units[: offset * 2].decode("utf-16-le", "ignore")))
