"""The list of a person's orders, and the messages that tell of a change."""

from collections.abc import Sequence

from bot.exchanger.models import Bid
from bot.i18n import Html, Texts, join
from bot.services.bid_view import BidView
from bot.services.house_texts import House
from bot.services.job_notes import Unclear
from bot.services.messages import BidMessage, MessageKind
from bot.services.statuses import Group, group_of
from bot.ui.callbacks import BidAct, BidButton, Go, Place
from bot.ui.card import status_title
from bot.ui.info import after_exchange, reviews_button
from bot.ui.keyboards import PAGE_SIZE, PRIMARY, Button, button, keyboard, page_of, pager, row
from bot.ui.menu import support_button
from bot.ui.rich import plain
from bot.ui.screen import Screen
from bot.ui.step import money, site_words

TITLE_UNITS = 60


def orders(t: Texts, views: Sequence[BidView], page: int, count: int) -> Screen:
    exchange = button(t.plain("button-exchange"), Go(place=Place.EXCHANGE), PRIMARY)
    menu = button(t.plain("button-menu"), Go(place=Place.MENU))
    if not count:
        return Screen("orders", t("orders-none"), keyboard([[exchange], [menu]]))
    page, pages = page_of(count, page, PAGE_SIZE)
    rows: list[list[Button]] = [[_line(t, view)] for view in views]
    rows += [pager(t, page, pages, lambda each: Go(place=Place.ORDERS, page=each)), [exchange, menu]]
    return Screen("orders", t("orders-title", count=count), keyboard(rows))


def _line(t: Texts, view: BidView) -> Button:
    return button(line_label(t, view), BidButton(bid=view.row.id, act=BidAct.OPEN))


def line_label(t: Texts, view: BidView) -> str:
    """An order in a list: how it stands, its number, and what for what."""
    status = view.site.status if view.site else view.row.stage
    icon = t.plain(f"icon-{group_of(status)}") if view.site else t.plain(f"icon-stage-{view.row.stage}")
    if view.site is None:
        return t.plain(f"orders-line-{view.row.stage}", icon=icon, pair=_pair(view))
    return t.plain("orders-line", icon=icon, number=view.number, pair=_pair(view))


def _pair(view: BidView) -> str:
    if view.site is None:
        return f"{plain(view.request.give_title, TITLE_UNITS)} → {plain(view.request.get_title, TITLE_UNITS)}"
    site = view.site
    give = money(site.amount_give, site.currency_code_give)
    return f"{give} → {money(site.amount_get, site.currency_code_get)}"


def push(t: Texts, house: House, view: BidView, site: Bid, status: str, title: str) -> Screen:
    """A message of its own about a change: short, with a way to the card. With the last one the exchanger may
    have words of its own, and asks for a review."""
    group = group_of(status)
    words = t(
        "push",
        icon=t.plain(f"icon-{group}"),
        number=view.number,
        title=status_title(t, status, title),
    )
    more = _more(t, group, site)
    show = button(t.plain("push-open"), BidButton(bid=view.row.id, act=BidAct.OPEN))
    if group is not Group.DONE:
        return Screen("push", join([words, more]), keyboard([[show]]))
    text = join([join([words, more]), after_exchange(house)], "\n\n")
    return Screen("push", text, keyboard([row(show, reviews_button(t, house))]))


def _more(t: Texts, group: Group, site: Bid) -> Html:
    if group is Group.DONE:
        return t(
            "push-done",
            amount=money(site.amount_get, site.currency_code_get),
            title=plain(site.psys_get, TITLE_UNITS),
        )
    return t(f"card-group-{group}")


def news(t: Texts) -> Screen:
    """In the place of what could not be shown: nothing that happened goes without a word."""
    show = button(t.plain("button-orders"), Go(place=Place.ORDERS, below=True))
    return Screen("news", t("push-news"), keyboard([[show]]))


def details_changed(t: Texts, view: BidView) -> Screen:
    """Who has copied the old address must hear of it before paying."""
    return _about_details("details-changed", t("push-details", number=view.number), t, view)


def details_here(t: Texts, view: BidView) -> Screen:
    """The card has promised it to who waits to pay."""
    return _about_details("details-here", t("push-details-here", number=view.number), t, view)


def _about_details(name: str, text: Html, t: Texts, view: BidView) -> Screen:
    show = button(t.plain("push-open"), BidButton(bid=view.row.id, act=BidAct.OPEN))
    return Screen(name, text, keyboard([[show]]))


def unclear(t: Texts, view: BidView, about: Unclear, support_url: str) -> Screen:
    """For long now the exchanger hasn't said what became of it: nothing is claimed."""
    show = button(t.plain("push-open"), BidButton(bid=view.row.id, act=BidAct.OPEN))
    rows = keyboard([row(show, support_button(t, support_url, view.row.id))])
    return Screen(f"unclear-{about}", t(f"unclear-{about}", number=view.number), rows)


def not_done(t: Texts, view: BidView, kind: MessageKind, message: BidMessage, support_url: str) -> Screen:
    """The site did not mark the order as paid, or did not cancel it: only what it said is claimed."""
    title = (
        t("not-paid", number=view.number)
        if kind is MessageKind.NOT_PAID
        else t("not-cancelled", number=view.number)
    )
    show = button(t.plain("push-open"), BidButton(bid=view.row.id, act=BidAct.OPEN))
    return Screen(
        "not-done",
        join([title, _why_not_done(t, message)], "\n\n"),
        keyboard([row(show, support_button(t, support_url, view.row.id))]),
    )


def _why_not_done(t: Texts, message: BidMessage) -> Html:
    said = site_words(t, message.words) if message.words else Html("")
    if message.maintenance:
        return join([t("not-done-maintenance"), said], "\n\n")
    if message.words:
        return said
    return t("not-done-refused") if message.refused else t("not-done-unclear")
