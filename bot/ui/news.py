"""News: what comes by broadcasts. Who wants none switches them off, and on again."""

from aiogram.types import InlineKeyboardMarkup

from bot.i18n import Texts
from bot.ui.callbacks import Data, Go, Place
from bot.ui.keyboards import Button, button, keyboard
from bot.ui.screen import Screen


class NewsButton(Data, prefix="nw"):
    """Switches news on or off: a second tap on the same button changes nothing more. `below`: under a
    broadcast, whose words stay."""

    on: bool
    below: bool = False


def news(t: Texts, *, on: bool) -> Screen:
    text = t("news-on") if on else t("news-off")
    switch = t.plain("news-button-off") if on else t.plain("news-button-on")
    rows = [[button(switch, NewsButton(on=not on))], [button(t.plain("button-menu"), Go(place=Place.MENU))]]
    return Screen("news", text, keyboard(rows))


def button_below(t: Texts, *, on: bool) -> Button:
    """Under a broadcast: `on` is what a tap leads to."""
    label = t.plain("news-button-again") if on else t.plain("news-button-no-more")
    return button(label, NewsButton(on=on, below=True))


def switched_below(t: Texts, shown: InlineKeyboardMarkup | None, *, on: bool) -> InlineKeyboardMarkup:
    """The broadcast's buttons with the last row the other way round: `on` is how it is now."""
    rows = shown.inline_keyboard[:-1] if shown is not None else []
    return keyboard([*rows, [button_below(t, on=not on)]])
