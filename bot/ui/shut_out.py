"""What is said to who is blocked by operators."""

from bot.i18n import Texts
from bot.ui.callbacks import Go, Place
from bot.ui.keyboards import button, keyboard, row
from bot.ui.menu import support_button
from bot.ui.screen import Screen


def shut_out(t: Texts, support_url: str) -> Screen:
    orders = button(t.plain("button-orders"), Go(place=Place.ORDERS, below=True))
    return Screen("shut-out", t("shut-out"), keyboard([row(orders, support_button(t, support_url))]))
