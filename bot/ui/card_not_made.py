"""The card of an order that is being made, or was not made."""

from bot.i18n import Html, Texts, join
from bot.services.bid_view import BidView, Trouble
from bot.ui.callbacks import BidAct, BidButton, Go, Place
from bot.ui.keyboards import PRIMARY, Button, button, keyboard, row
from bot.ui.menu import support_button
from bot.ui.rich import plain, rich
from bot.ui.screen import Screen

TITLE_UNITS = 100
WORDS_UNITS = 900


def not_made_card(t: Texts, view: BidView, support_url: str) -> Screen:
    is_under_way = view.row.stage in {"creating", "checking"}
    words = _under_way(t, view) if is_under_way else _why_not(t, view)
    orders = button(t.plain("button-orders"), Go(place=Place.ORDERS, below=True))
    rows = [
        [_refresh(t, view) if is_under_way else _once_more(t, view)],
        row(orders, support_button(t, support_url, view.row.id)),
    ]
    return Screen(f"card-{view.row.stage}", join([_heading(t, view), words], "\n\n"), keyboard(rows))


def _heading(t: Texts, view: BidView) -> Html:
    give, get = plain(view.request.give_title, TITLE_UNITS), plain(view.request.get_title, TITLE_UNITS)
    return t("card-making", give=give, get=get)


def _refresh(t: Texts, view: BidView) -> Button:
    return button(t.plain("card-refresh"), BidButton(bid=view.row.id, act=BidAct.REFRESH))


def _once_more(t: Texts, view: BidView) -> Button:
    """What is to be corrected is only known where the site named it."""
    is_named = view.trouble is not None and view.trouble.fields and not view.is_erased
    label = "card-fix" if is_named else "button-try-again"
    return button(t.plain(label), BidButton(bid=view.row.id, act=BidAct.FIX), PRIMARY)


def _under_way(t: Texts, view: BidView) -> Html:
    if view.unclear:
        return t(f"unclear-{view.unclear}", number=view.number)
    return t("card-creating") if view.row.stage == "creating" else t("card-checking")


def _why_not(t: Texts, view: BidView) -> Html:
    if view.trouble is not None and view.trouble.price_moved:
        return t("card-price-moved")
    if view.is_erased:
        return t("card-not-made-erased")
    if view.row.stage == "failed" or view.trouble is None:
        return t("card-too-late") if view.trouble is not None and view.trouble.too_late else t("card-failed")
    title = t("card-maintenance") if view.trouble.maintenance else t("card-refused")
    return join([title, _said(t, view.trouble)], "\n\n")


def _said(t: Texts, trouble: Trouble) -> Html:
    """The site's words; those about single fields say more than the whole."""
    said = list(trouble.fields.values()) or [trouble.text]
    words = join([rich(text, WORDS_UNITS) for text in said])
    return t("quoted", text=words) if words else Html("")
