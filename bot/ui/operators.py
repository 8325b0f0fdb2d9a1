"""What operators are told by itself: one thing in full, several as a list, the most urgent first. Numbers to
look things up by, and a way to the customer; nothing that was entered: who needs it sees it on the card."""

from collections.abc import Callable, Mapping, Sequence
from decimal import Decimal

from bot.i18n import Html, Texts, join
from bot.money import format_amount
from bot.services.bid_view import BidView
from bot.services.notices import NoticeKind
from bot.storage.payouts import Payout
from bot.ui.card import moment, status_title
from bot.ui.keyboards import Button, button, in_columns, keyboard
from bot.ui.operator_notices_lines import (
    TITLE_UNITS,
    Told,
    duration,
    how_late,
    how_paid,
    line,
    status,
    sums,
    up_or_down,
)
from bot.ui.operator_orders_buttons import OperatorOrderAct, OperatorOrderButton
from bot.ui.rich import plain
from bot.ui.screen import Screen

MOST_LINES = 20
MOST_BUTTONS = 6
URGENCY = {kind: place for place, kind in enumerate(NoticeKind)}


def told(t: Texts, happened: Sequence[Told], *, may_open: bool = False, is_astray: bool = False) -> Screen:
    """`may_open`: an order's card, from a private chat. `is_astray`: it was for a group that can't be written
    to."""
    urgent_first = sorted(happened, key=lambda each: (URGENCY[each.notice.kind], each.at))
    note = t("notice-astray") if is_astray else Html("")
    text = _IN_FULL[happened[0].notice.kind](t, happened[0]) if len(happened) == 1 else _list(t, urgent_first)
    buttons = _order_buttons(t, urgent_first) if may_open else []
    return Screen("operators-told", join([note, text], "\n\n"), keyboard(in_columns(buttons)))


def untold(t: Texts) -> Screen:
    """In the place of what could not be shown."""
    return Screen("operators-untold", t("notice-untold"))


def _list(t: Texts, happened: Sequence[Told]) -> Html:
    lines = [line(t, each) for each in happened[:MOST_LINES]]
    rest = len(happened) - len(lines)
    more = t("notice-more", count=rest) if rest else Html("")
    return join([t("notice-list", count=len(happened)), join(lines), more], "\n\n")


def _order_buttons(t: Texts, happened: Sequence[Told]) -> list[Button]:
    views = {each.view.row.id: each.view for each in happened if each.view is not None}
    return [
        button(
            t.plain("notice-open", number=view.number),
            OperatorOrderButton(act=OperatorOrderAct.OPEN, bid=view.row.id),
        )
        for view in list(views.values())[:MOST_BUTTONS]
    ]


# --- in full


def _unclear(t: Texts, each: Told) -> Html:
    if each.view is None:
        return t("notice-order-gone")
    order = _searched_for(t, each.view, each)
    if not each.notice.about["clear"]:
        return t(f"operators-{each.notice.about['unclear']}", order=order)
    return t("operators-clear", order=order, outcome=_outcome(t, each.view))


def _outcome(t: Texts, view: BidView) -> Html:
    if view.site is None:
        return t("operators-clear-none")
    return t("operators-clear-status", status=status_title(t, view.site.status, view.site.status_title))


def _searched_for(t: Texts, view: BidView, each: Told) -> Html:
    """With all that it can be looked up by: the bot itself can't find it."""
    site_id = view.row.site_id
    number = Html("") if site_id is None else t("operators-number", number=str(site_id))
    rest = t(
        "operators-order",
        api_id=str(view.row.id),
        give=plain(view.request.give_title, TITLE_UNITS),
        get=plain(view.request.get_title, TITLE_UNITS),
        direction=str(view.request.direction_id),
        customer=str(view.row.user_id),
        since=moment(each.since),
        minutes=max(each.at - each.since, 0) // 60_000,
    )
    return join([number, rest])


def _site(t: Texts, each: Told) -> Html:
    return t(f"notice-site-{up_or_down(each)}", since=moment(each.since), duration=duration(t, each))


def _late(t: Texts, each: Told) -> Html:
    return t(f"notice-{how_late(each)}", since=moment(each.since), duration=duration(t, each))


def _error(t: Texts, each: Told) -> Html:
    about = each.notice.about
    words = t("notice-error", error=about["error"], place=about["place"], at=moment(each.at))
    number = t("notice-error-number", number=about["number"]) if about["number"] else Html("")
    return join([words, number])


def _payout(t: Texts, each: Told) -> Html:
    head = t(f"notice-payout-{each.notice.about['outcome']}")
    return join([head, _about_payout(t, each.payout) if each.payout else Html("")], "\n\n")


def _about_payout(t: Texts, payout: Payout) -> Html:
    return t(
        "notice-payout",
        number=str(payout.site_id or payout.id),
        partner=str(payout.partner_id),
        amount=format_amount(Decimal(payout.amount)),
        title=plain(payout.method_title, TITLE_UNITS),
        person=str(payout.user_id),
    )


def _attention(t: Texts, each: Told) -> Html:
    return _with_order(t, t("notice-attention", status=status(t, each)), each)


def _stuck(t: Texts, each: Told) -> Html:
    words = t("notice-stuck", status=status(t, each), duration=duration(t, each))
    return _with_order(t, words, each)


def _paid(t: Texts, each: Told) -> Html:
    if how_paid(each) == "said":
        return _with_order(t, t("notice-paid-said"), each)
    return _with_order(t, t("notice-paid-came", status=status(t, each)), each)


def _made(t: Texts, each: Told) -> Html:
    return _with_order(t, t("notice-made"), each)


def _with_order(t: Texts, words: Html, each: Told) -> Html:
    if each.view is None:
        return join([words, t("notice-order-gone")], "\n\n")
    request = each.view.request
    order = t(
        "notice-order",
        number=each.view.number,
        give=plain(request.give_title, TITLE_UNITS),
        get=plain(request.get_title, TITLE_UNITS),
        direction=str(request.direction_id),
        sums=sums(each.view),
        customer=str(each.view.row.user_id),
    )
    return join([words, order], "\n\n")


_IN_FULL: Mapping[NoticeKind, Callable[[Texts, Told], Html]] = {
    NoticeKind.UNCLEAR: _unclear,
    NoticeKind.SITE: _site,
    NoticeKind.LATE: _late,
    NoticeKind.ERROR: _error,
    NoticeKind.PAYOUT: _payout,
    NoticeKind.ATTENTION: _attention,
    NoticeKind.STUCK: _stuck,
    NoticeKind.PAID: _paid,
    NoticeKind.MADE: _made,
}
