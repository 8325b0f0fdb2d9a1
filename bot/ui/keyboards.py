"""Rows of buttons, built the same way on every screen."""

from collections.abc import Callable, Iterable, Sequence

from aiogram.filters.callback_data import CallbackData
from aiogram.types import CopyTextButton, InlineKeyboardButton, InlineKeyboardMarkup

from bot.i18n import Texts
from bot.ui import rich

Button = InlineKeyboardButton
Rows = Iterable[Sequence[Button]]

PRIMARY = "primary"
SUCCESS = "success"
DANGER = "danger"

LABEL_UNITS = 48
HALF_ROW = 20
COPY_UNITS = 256
PAGE_SIZE = 8


def keyboard(rows: Rows) -> InlineKeyboardMarkup:
    """Empty rows are passed over, so a screen lists what it may have."""
    return InlineKeyboardMarkup(inline_keyboard=[list(row) for row in rows if row])


def button(label: str, data: CallbackData, style: str | None = None) -> Button:
    return Button(text=label, callback_data=data.pack(), style=style)


def link(label: str, url: str, style: str | None = None) -> Button | None:
    """A button that opens a page; none when Telegram wouldn't take the address."""
    address = rich.link(url)
    return Button(text=label, url=address, style=style) if address else None


def copy(label: str, value: str) -> Button | None:
    """A button that copies a value; none when it is longer than Telegram copies."""
    units = len(value.encode("utf-16-le")) // 2
    return Button(text=label, copy_text=CopyTextButton(text=value)) if 0 < units <= COPY_UNITS else None


def row(*buttons: Button | None) -> list[Button]:
    return [each for each in buttons if each is not None]


def in_columns(buttons: Sequence[Button]) -> list[Sequence[Button]]:
    """Two to a row where every label fits half of a phone's width."""
    columns = 2 if all(len(each.text) <= HALF_ROW for each in buttons) else 1
    return [buttons[start : start + columns] for start in range(0, len(buttons), columns)]


def page_of(count: int, page: int, size: int = PAGE_SIZE) -> tuple[int, int]:
    """The page that exists, and how many there are."""
    pages = max(1, -(-count // size))
    return min(max(page, 0), pages - 1), pages


def pager(t: Texts, page: int, pages: int, to: Callable[[int], CallbackData]) -> list[Button]:
    """Goes round: before the first page is the last."""
    if pages == 1:
        return []
    return [
        button("◀", to((page - 1) % pages)),
        button(t.plain("page-of", page=str(page + 1), pages=str(pages)), to(page)),
        button("▶", to((page + 1) % pages)),
    ]
