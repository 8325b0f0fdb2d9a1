"""A text that isn't published yet, exactly as its readers will see it: in their language, in its place."""

from bot.i18n import Texts, join
from bot.services.house_texts import LABEL_OF, PAGES, TERMS, House, TextName
from bot.services.statuses import Group
from bot.ui.info import after_exchange, info_page, reviews_button
from bot.ui.keyboards import keyboard, row
from bot.ui.menu import menu
from bot.ui.screen import Screen
from bot.ui.terms_of_use import terms_link, terms_words

NUMBER = "12345"


def preview(reader: Texts, house: House, name: TextName, support_url: str) -> Screen:
    """`house` has the text in it. Of a longer screen what stands around it."""
    if name in PAGES:
        return info_page(reader, house, name)
    if name in TERMS:
        text = join([reader("terms-title"), terms_words(reader, house)], "\n\n")
        return Screen("terms", text, keyboard([row(terms_link(reader, house))]))
    if name is TextName.SUMMARY:
        parts = [reader("summary-title"), house.html(name), reader("summary-question")]
        return Screen("summary", join(parts, "\n\n"))
    if name is TextName.AFTER:
        icon, done = reader.plain(f"icon-{Group.DONE}"), reader.plain("status-success")
        words = reader("push", icon=icon, number=NUMBER, title=done)
        text = join([words, after_exchange(house)], "\n\n")
        return Screen("push", text, keyboard([row(reviews_button(reader, house))]))
    return _menu(reader, house, name, support_url)


def _menu(reader: Texts, house: House, name: TextName, support_url: str) -> Screen:
    """The greeting, or what a button says; one whose page isn't written yet is shown all the same."""
    of = LABEL_OF.get(name)
    if of is not None and house.get(of) is None:
        house = house.but(of, "https://t.me" if of is TextName.REVIEWS else "…")
    return menu(reader, house, support_url)
