"""What operators have written for customers, as these see it: buttons in the menu, and a page for each."""

from bot.i18n import Html, Texts, join
from bot.services.house_texts import LABELS, LINKS, House, TextName
from bot.ui.callbacks import Go, Place
from bot.ui.info_buttons import GoInfo
from bot.ui.keyboards import Button, button, keyboard, link, row
from bot.ui.screen import Screen


def label(t: Texts, house: House, name: TextName) -> str:
    """What the button in the menu says."""
    return house.get(LABELS[name]) or t.plain(f"info-button-{name}")


def info_rows(t: Texts, house: House) -> list[list[Button]]:
    """Two to a row: labels are short enough for that."""
    buttons = row(*(_button(t, house, name) for name in LABELS))
    return [buttons[start : start + 2] for start in range(0, len(buttons), 2)]


def _button(t: Texts, house: House, name: TextName) -> Button | None:
    text = house.get(name)
    if text is None:
        return None
    if name in LINKS:
        return link(label(t, house, name), text)
    return button(label(t, house, name), GoInfo(page=name))


def info_page(t: Texts, house: House, name: TextName) -> Screen:
    text = join([t("info-title", title=label(t, house, name)), house.html(name)], "\n\n")
    return Screen(f"info-{name}", text, keyboard([[button(t.plain("button-menu"), Go(place=Place.MENU))]]))


def reviews_button(t: Texts, house: House) -> Button | None:
    return _button(t, house, TextName.REVIEWS)


def after_exchange(house: House) -> Html:
    """What is said when an order is done."""
    return house.html(TextName.AFTER)
