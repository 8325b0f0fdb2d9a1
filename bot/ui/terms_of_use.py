"""The terms that are accepted before an order: shown when it is confirmed, in the place of its summary."""

from bot.i18n import Html, Texts, join
from bot.services.draft import Draft
from bot.services.house_texts import House, TextName
from bot.ui.callbacks import Act
from bot.ui.keyboards import SUCCESS, Button, keyboard, link, row
from bot.ui.screen import Screen
from bot.ui.step import price_so_far, step_button


def ask_to_accept(
    t: Texts, house: House, draft: Draft, version: int, note: Html | None = None, *, renewed: bool
) -> Screen:
    """Accepting goes on with the order that was confirmed. `renewed`: earlier ones were accepted."""
    accept = step_button(draft, t.plain("terms-accept"), Act.ACCEPT, str(version), SUCCESS)
    decline = step_button(draft, t.plain("terms-decline"), Act.DECLINE)
    parts = [
        note or Html(""),
        t("terms-renewed") if renewed else t("terms-title"),
        terms_words(t, house),
        t("terms-question", price=price_so_far(t, draft)),
    ]
    return Screen("terms", join(parts, "\n\n"), keyboard([row(terms_link(t, house)), [accept], [decline]]))


def terms_words(t: Texts, house: House) -> Html:
    """The text, or where it is to be read."""
    if house.get(TextName.TERMS_LINK) is None:
        return house.html(TextName.TERMS)
    return join([house.html(TextName.TERMS), t("terms-behind-link")], "\n\n")


def terms_link(t: Texts, house: House) -> Button | None:
    return link(t.plain("terms-read"), house.get(TextName.TERMS_LINK) or "")
