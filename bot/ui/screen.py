"""A screen: what a person sees in one message."""

from dataclasses import dataclass
from typing import BinaryIO

from aiogram.types import InlineKeyboardMarkup

from bot.i18n import Html


@dataclass(frozen=True, slots=True)
class Screen:
    """`name` is for the operator's log: which screen it was that Telegram refused."""

    name: str
    text: Html
    keyboard: InlineKeyboardMarkup | None = None
    photo: bytes | None = None
    """PNG; the text is its caption then."""
    document: bytes | BinaryIO | None = None
    """A file of that name, likewise; a large one open, to be read as it is sent."""
    file_name: str = "picture.png"
